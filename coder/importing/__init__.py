"""Files to text, and the codebook and the list of experts from their files."""
