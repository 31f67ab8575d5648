"""Dunwell: a desktop CRM for field sales reps who must bring the money in."""

NAME = "Dunwell"
VERSION = "0.1.0"
