"""What the law and contracts say of paying late, and of how long claims last."""
