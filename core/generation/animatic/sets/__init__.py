"""Places: each module builds one family of settings as a `Stage` with named anchors."""
