"""Things: cups, boards, instruments, fires. Drawn like rigs, with their base at the origin."""
