"""Reading a prompt in steps: tokens → units (words with their meaning) → phrases and relations → shots."""
