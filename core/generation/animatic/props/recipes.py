"""What drinks are made of, by concept: the vessel, the liquid, and what floats on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """What a drink is: its ``vessel``, the colour of the liquid and of what floats on it, and whether it is served hot."""

    vessel: str  # "cup", "glass_cup", "bowl", "mug", "tumbler", "wine", "pint", "bottle"
    liquid: str
    top: str
    hot: bool = False
    garnish: str | None = None


RECIPES = {
    "coffee": Recipe("cup", "#3a1d10", "#c58a52", True, "rosetta"),
    "cup": Recipe("cup", "#3a1d10", "#c58a52", True, "crema"),
    "espresso": Recipe("cup", "#2c150b", "#b37440", True, "crema"),
    "cappuccino": Recipe("cup", "#7a4a2a", "#f0dcc0", True, "rosetta"),
    "latte": Recipe("cup", "#8a5a36", "#f3e2c8", True, "heart"),
    "cocoa": Recipe("mug", "#4a2618", "#6a3a26", True, "marshmallow"),
    "tea": Recipe("glass_cup", "#c8761f", "#e79a3a", True, "lemon"),
    "matcha": Recipe("bowl", "#7d9f3f", "#b4cc72", True, "foam"),
    "soup": Recipe("bowl", "#d8762e", "#f0a04a", True, "foam"),
    "water": Recipe("tumbler", "#cfe8f2", "#e8f6fb", False, "ice"),
    "juice": Recipe("tumbler", "#f5992a", "#ffc25a", False, "straw"),
    "lemonade": Recipe("tumbler", "#f3e08a", "#fbf3c0", False, "straw"),
    "cola": Recipe("tumbler", "#3a1710", "#6a3020", False, "straw"),
    "glass": Recipe("tumbler", "#cfe8f2", "#e8f6fb", False, "ice"),
    "whiskey": Recipe("tumbler", "#b8691c", "#d98f3a", False, "ice"),
    "milk": Recipe("tumbler", "#fbf8f1", "#ffffff"),
    "soda": Recipe("tumbler", "#3a1710", "#6a3020", False, "straw"),
    "champagne": Recipe("wine", "#f0cf7a", "#f8e4a8"),
    "cocktail": Recipe("tumbler", "#e8586a", "#f79a5a", False, "straw"),
    "beer": Recipe("pint", "#e2a02a", "#fff6e0", False, "head"),
    "wine": Recipe("wine", "#7d1a34", "#a03050"),
}
