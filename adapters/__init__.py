"""How questions arrive and answers look, one folder a platform; `main` puts everything together."""
