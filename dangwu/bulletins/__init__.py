"""信息: bulletins and what became of them."""
