"""The systemd unit of the daemon, as text: systemd.service(5), systemd.exec(5)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

WATCHDOG = "2min"
"""Without a word for so long the daemon is started anew: it speaks every second, and every chore within 15 minutes."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What the unit starts: the command and its options, each an argument, and the folders that it writes to."""

    command: tuple[str, ...]
    writes: tuple[Path, ...]
    environment: Path


def unit(installed: Installed, *, user: str | None) -> str:
    """The unit for the system, under the account `user`, or for a person's own manager where that is null.

    A wrong config (exit status 2) is not tried again and again; a crash is, every ten seconds.
    """
    start = " ".join(map(_quoted, installed.command))
    lines = [
        "[Unit]",
        "Description=Festival release tracker",
        "Wants=network-online.target",
        "After=network-online.target",
        "StartLimitIntervalSec=0",
        "",
        "[Service]",
        "Type=notify",
        "NotifyAccess=main",
        f"ExecStart={start}",
        "ExecReload=kill -HUP $MAINPID",
        f"WatchdogSec={WATCHDOG}",
        "Restart=on-failure",
        "RestartSec=10s",
        "RestartPreventExitStatus=2",
        "TimeoutStopSec=15s",
        "KillMode=mixed",
        "UMask=0077",
        f"EnvironmentFile=-{_escaped(str(installed.environment))}",
    ]
    lines += [] if user is None else [f"User={user}", *_confined(installed.writes)]
    lines += ["", "[Install]", f"WantedBy={'default' if user is None else 'multi-user'}.target", ""]
    return "\n".join(lines)


def _confined(writes: tuple[Path, ...]) -> list[str]:
    """What the daemon does not need is out of its reach; a person's own manager may not promise as much."""
    return [
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "ProtectHome=read-only",
        *(f"ReadWritePaths={_quoted(str(path))}" for path in writes),
        "PrivateTmp=yes",
        "PrivateDevices=yes",
        "ProtectKernelTunables=yes",
        "ProtectKernelModules=yes",
        "ProtectControlGroups=yes",
        "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
        "RestrictSUIDSGID=yes",
        "LockPersonality=yes",
        "CapabilityBoundingSet=",
    ]


def _escaped(text: str) -> str:
    """`%` begins a specifier and `$` a variable in a unit; each stands for itself when doubled."""
    return text.replace("%", "%%").replace("$", "$$")


def _quoted(argument: str) -> str:
    """`argument` as one word of a command line (systemd.syntax(7), "Quoting")."""
    if argument and not set(argument) & set(" \t\"'\\;"):
        return _escaped(argument)
    inside = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_escaped(inside)}"'
