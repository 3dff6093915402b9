"""The real worker with the stub engine. Run as ``python tests/stub_worker.py CLIP.mp4 POSTER.jpg SECONDS``; settings come from the environment."""

import asyncio
import sys
from pathlib import Path

import worker
from core.generation.child import RenderChild
from core.settings import Settings

if __name__ == "__main__":
    stub = Path(__file__).with_name("stub_engine.py")
    child = RenderChild([sys.executable, str(stub), *sys.argv[1:]])
    asyncio.run(worker.main(Settings(), child))
