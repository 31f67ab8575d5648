"""Who is proposed which paper and why: looked through one by one, chosen, and printed together."""
