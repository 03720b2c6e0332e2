"""From an alert, a notice or a digest to words, and from words to whoever is to hear them."""
