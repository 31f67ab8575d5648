"""Letters: who could get a reminder and why, the letter as it would be, and every paper that was made."""
