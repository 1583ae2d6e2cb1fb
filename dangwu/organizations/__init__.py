"""组织: the tree of Party organizations and its history."""
