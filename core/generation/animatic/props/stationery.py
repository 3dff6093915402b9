"""What people read and write on at a table: books, newspapers and laptops, in the hand and lying about."""

from __future__ import annotations

from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.props.painted import Painted, in_hand, mirror
from core.generation.animatic.stage import Look, Pose

COVERS = ("#b4472f", "#2f6f73", "#3a5a8c", "#7d4f7a", "#c9922f", "#3f7a52")


class Book(Painted):
    """A book: open with its covers towards us in a reader's hands, closed with a ribbon on a table. 74 units wide when open."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.cover = look.colour or look.random("cover").choice(COVERS)
        self.bounds = draw.rect(-52, -66, 104, 84)

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """The book for the pose's support."""
        if in_hand(pose):
            self._open(canvas)
        else:
            mirror(canvas, pose, 40, self.cover, 16)
            self._closed(canvas)

    def _open(self, canvas: skia.Canvas) -> None:
        cover = self.cover
        for side in (-1, 1):
            pages = draw.shape((0, -50), (side * 18, -57, side * 35, -53), (side * 35, -8), (0, -5))
            canvas.drawPath(pages, draw.fill("#f7efdd"))
            board = draw.shape((0, -47), (side * 18, -53, side * 37, -50), (side * 37, 0), (side * 18, -3, 0, 3))
            shade = draw.horizontal(0, side * 37, [draw.darken(cover, 0.35), cover, draw.lighten(cover, 0.12)])
            canvas.drawPath(board, draw.fill(shader=shade))
            canvas.drawPath(
                draw.path(
                    (side * 6, -43),
                    (side * 19, -48, side * 32, -45),
                    (side * 32, -6),
                    (side * 19, -9, side * 6, -4),
                    (side * 6, -43),
                ),
                draw.stroke("#f3d79a", 1.1, alpha=0.75),
            )
        canvas.drawRoundRect(draw.rect(-3.4, -48, 6.8, 51), 2, 2, draw.fill(draw.darken(cover, 0.25)))
        canvas.drawCircle(19, -27, 7, draw.fill("#f3d79a", alpha=0.85))
        canvas.drawCircle(21.5, -28.5, 6, draw.fill(cover))

    def _closed(self, canvas: skia.Canvas) -> None:
        cover = self.cover
        canvas.drawPath(draw.shape((-42, -4), (34, -4), (42, -11), (-34, -11)), draw.fill(draw.darken(cover, 0.5)))
        canvas.drawRect(draw.rect(-40, -13, 78, 9), draw.fill(shader=draw.vertical(-13, -4, ["#fbf4e4", "#cdbf9f"])))
        for y in (-11, -9, -7):
            canvas.drawLine(-39, y, 37, y, draw.stroke("#a8977a", 0.6, alpha=0.6))
        top = draw.shape((-43, -13), (36, -13), (44, -24), (-33, -24))
        canvas.drawPath(
            top, draw.fill(shader=draw.horizontal(-43, 44, [draw.darken(cover, 0.15), draw.lighten(cover, 0.2)]))
        )
        canvas.drawPath(
            draw.path((-35, -15), (33, -15), (39, -22.3), (-29, -22.3), (-35, -15)),
            draw.stroke("#f3d79a", 1, alpha=0.7),
        )
        canvas.drawRoundRect(draw.rect(-43.5, -13.6, 80, 2.4), 1, 1, draw.fill(draw.darken(cover, 0.3)))
        canvas.drawPath(draw.path((10, -4), (12, 2, 8, 6)), draw.stroke("#e8c25a", 2.4))


class Newspaper(Painted):
    """A newspaper: held open, or folded on a table."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.bounds = draw.rect(-62, -84, 124, 100)

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """The paper for the pose's support."""
        if not in_hand(pose):
            mirror(canvas, pose, 44, "#e9e2d2", 14)
            canvas.save()
            canvas.scale(1, 0.34)
        for side in (-1, 1):
            page = draw.shape((0, -74), (side * 24, -80, side * 50, -75), (side * 50, -2), (side * 24, -6, 0, 0))
            canvas.drawPath(page, draw.fill(shader=draw.horizontal(0, side * 50, ["#d6cdba", "#f8f3e6"])))
            canvas.drawRect(draw.rect(min(side * 7, side * 44), -70, 37, 7), draw.fill("#4a4440", alpha=0.85))
            canvas.drawRect(draw.rect(min(side * 7, side * 24), -59, 17, 20), draw.fill("#9a938a"))
            for row in range(11):
                left = side * 27 if row < 4 else side * 7
                right = side * 44
                y = -58 + row * 5.0
                canvas.drawLine(left, y, right, y, draw.stroke("#6a645c", 1.3, alpha=0.6))
        if not in_hand(pose):
            canvas.restore()


class Laptop(Painted):
    """A laptop: seen from behind its lid when somebody works at it, open towards us otherwise."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.shell = look.colour or "#c9ced6"
        self.bounds = draw.rect(-56, -72, 112, 88)

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """The laptop for the pose's support."""
        shell = self.shell
        lid = draw.rect(-42, -58, 84, 56)
        if in_hand(pose):
            canvas.drawRoundRect(draw.rect(-47, -4, 94, 5), 2.5, 2.5, draw.fill(draw.darken(shell, 0.4)))
            canvas.drawRoundRect(
                lid,
                5,
                5,
                draw.fill(
                    shader=draw.linear(
                        (-42, -58), (42, 0), [draw.lighten(shell, 0.35), shell, draw.darken(shell, 0.22)]
                    )
                ),
            )
            canvas.drawRoundRect(lid, 5, 5, draw.stroke(draw.darken(shell, 0.3), 1, alpha=0.7))
            canvas.drawCircle(0, -31, 6.5, draw.fill("#fffdf4", alpha=0.9))
            canvas.drawCircle(2.6, -33, 5.2, draw.fill(draw.lighten(shell, 0.1)))
            return
        mirror(canvas, pose, 48, shell, 18)
        base = draw.shape((-44, -8), (44, -8), (53, 4), (-53, 4))
        canvas.drawPath(
            base, draw.fill(shader=draw.vertical(-8, 4, [draw.darken(shell, 0.15), draw.lighten(shell, 0.2)]))
        )
        canvas.drawRoundRect(draw.rect(-53, 3, 106, 4), 2, 2, draw.fill(draw.darken(shell, 0.35)))
        canvas.drawPath(draw.shape((-38, -6), (38, -6), (42, -1), (-42, -1)), draw.fill("#4a4f58"))
        lid = draw.rect(-44, -66, 88, 58)
        canvas.drawRoundRect(lid, 5, 5, draw.fill("#2a2d34"))
        screen = lid.makeInset(4, 4)
        canvas.drawRect(screen, draw.fill(shader=draw.linear((-40, -62), (40, -12), ["#2f5f8f", "#7a5a9c", "#e08a6a"])))
        for row, wide in enumerate((34, 48, 26, 42, 30)):
            canvas.drawLine(-32, -54 + row * 8, -32 + wide, -54 + row * 8, draw.stroke("#ffffff", 2.2, alpha=0.55))


CAST: dict[str, Callable[[Look], Painted]] = {
    "newspaper": Newspaper,
    "magazine": Newspaper,
    "laptop": Laptop,
    "computer": Laptop,
}
