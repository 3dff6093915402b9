"""Riffreel's core: scenes, jobs, clips, people. It knows no chat platform."""
