"""The record: frozen types for what one reading of one document found, and their JSON form."""
