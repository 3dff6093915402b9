"""The only reader of the environment. Settings are read once, at an entry point, and passed from there on."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Everything an operator can set, each as ``RIFFREEL_<NAME>`` in the environment or in a file ``.env``.

    docs/settings.md is checked against the descriptions here.
    """

    model_config = SettingsConfigDict(
        env_prefix="RIFFREEL_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    data_dir: Path = Field(Path("var"), description="Folder for everything Riffreel keeps on this machine.")
    database_url: SecretStr | None = Field(
        None,
        description="SQLAlchemy address of the database; unset: SQLite in the data folder. "
        "PostgreSQL: postgresql+asyncpg://user:password@host/name.",
    )
    redis_url: SecretStr | None = Field(
        None, description="Address of a Redis or Valkey server; unset: Riffreel starts its own for `demo`."
    )
    media_dir: Path | None = Field(None, description="Folder for clips; unset: `media` in the data folder.")
    engine: Literal["animatic", "auto", "wan", "ltx2"] = Field(
        "animatic",
        description="What renders clips: `animatic` needs no GPU; `wan` and `ltx2` do; `auto` takes what the worker's GPU can carry.",
    )
    model: str | None = Field(
        None, description="Which of the engine's models, by its id or its folder; unset: the largest that fits."
    )
    models_dir: Path | None = Field(None, description="Folder for model weights; unset: `models` in the data folder.")
    gpu: int | None = Field(
        None, ge=0, description="Number of the GPU this worker renders on, for machines with several; unset: the first."
    )
    idle_seconds: float = Field(
        1800.0,
        ge=1,
        description="A model that nobody has used for so long is taken off the GPU; it is loaded again when needed.",
    )

    discord_token: SecretStr | None = Field(None, description="The Discord bot's token.")
    discord_api_url: str | None = Field(None, description="Base of Discord's API, for a proxy; unset: Discord's own.")
    discord_gateway_url: str | None = Field(None, description="Discord's gateway, for a proxy; unset: Discord's own.")

    telegram_token: SecretStr | None = Field(None, description="The Telegram bot's token.")
    telegram_api_url: str | None = Field(
        None, description="Base of the Bot API, for a local Bot API server; unset: Telegram's own."
    )
    telegram_webhook_url: str | None = Field(
        None, description="Public https address for Telegram to call; unset: long polling."
    )
    telegram_webhook_secret: SecretStr | None = Field(
        None, description="Secret that Telegram sends with each call; needed with the webhook address."
    )
    telegram_webhook_host: str = Field("127.0.0.1", description="Address on which the webhook server listens.")
    telegram_webhook_port: int = Field(8443, ge=0, le=65535, description="Port on which the webhook server listens.")
    telegram_upload_limit: int = Field(
        50_000_000, ge=1, description="Largest upload in bytes; a local Bot API server lifts it to 2 GB."
    )

    web_host: str = Field("127.0.0.1", description="Address on which the web page is served.")
    web_port: int = Field(8080, ge=0, le=65535, description="Port on which the web page is served; 0: any free one.")
    public_url: str | None = Field(
        None, description="Address at which others reach the web page; links to clips too big to upload start with it."
    )

    lease_seconds: float = Field(
        5.0, ge=0.5, le=60, description="A worker that is silent for this long is taken for dead."
    )
    max_attempts: int = Field(3, ge=1, description="How often a job that fails is tried before it is set aside.")
    max_losses: int = Field(10, ge=1, description="How many dying workers a job may outlive before it is set aside.")
    max_waiting: int = Field(100, ge=1, description="How many jobs of one member may wait at once.")
    render_seconds: float = Field(900.0, gt=0, description="Longest time for one render.")
    min_free_mb: int = Field(200, ge=0, description="Free disk space in MB below which no new job is taken.")
    log_json: bool = Field(False, description="Write the log as JSON lines.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="How much is logged.")

    @property
    def database_address(self) -> str:
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite+aiosqlite:///{self.data_dir.resolve() / 'riffreel.db'}"

    @property
    def queue(self) -> str:
        """The queue that jobs go to: one for each engine and model, so that a worker gets what its GPU can carry."""
        return self.engine if self.model is None else f"{self.engine}/{Path(self.model).name}"

    def page(self, path: str) -> str | None:
        """The public address of a page of the studio, such as "clip/01JD…"; None if it has none."""
        return f"{self.public_url.rstrip('/')}/{path}" if self.public_url else None

    @property
    def models_folder(self) -> Path:
        return (self.models_dir or self.data_dir / "models").resolve()

    @property
    def media_folder(self) -> Path:
        return (self.media_dir or self.data_dir / "media").resolve()
