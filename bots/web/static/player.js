// Which clip plays. One at a time: the one nearest to the middle of the view, silently, until somebody asks for its sound.

import { el, icon } from "./dom.js";
import { word } from "./words.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const ENOUGH = 0.55;
const shares = new Map(); // how much of each video is in view, 0 to 1
let current = null;

const watcher = new IntersectionObserver(
  (changes) => {
    for (const change of changes) shares.set(change.target, change.intersectionRatio);
    choose();
  },
  { threshold: [0, 0.25, ENOUGH, 0.75, 1] },
);

/** Put a video on its stage: watched, with a button for sound while it plays silently. */
export function mount(stage, video) {
  const sound = el("button", { type: "button", class: "sound", hidden: true }, icon("mute"), word("soundOn"));
  sound.addEventListener("click", () => {
    take(video);
    video.muted = false;
    video.play().catch(() => (video.muted = true));
    video.focus();
  });
  const refresh = () => (sound.hidden = !(video.muted && !video.paused));
  for (const kind of ["play", "pause", "volumechange"]) video.addEventListener(kind, refresh);
  video.addEventListener("play", () => {
    take(video);
    delete video.dataset.stopped;
  });
  video.addEventListener("pause", () => {
    // Paused by hand: it stays so until it is started by hand.
    if (!video.dataset.resting) video.dataset.stopped = "yes";
    delete video.dataset.resting;
  });
  stage.append(video, sound);
  watcher.observe(video);
}

export function unmount(video) {
  watcher.unobserve(video);
  shares.delete(video);
  video.pause();
  if (current === video) current = null;
}

/** Play somebody's own new clip, with sound if the browser lets us. */
export async function premiere(video) {
  if (calm.matches || document.visibilityState !== "visible") return;
  video.muted = false;
  take(video);
  try {
    await video.play();
  } catch {
    video.muted = true;
    await video.play().catch(() => {}); // then its play button has to do
  }
}

function take(video) {
  if (current && current !== video) rest(current);
  current = video;
}

function rest(video) {
  if (video.paused) return;
  video.dataset.resting = "yes";
  video.pause();
}

function choose() {
  if (current && (shares.get(current) ?? 0) >= 0.25 && !current.paused) return;
  if (current) rest(current);
  current = null;
  if (calm.matches) return;
  const middle = innerHeight / 2;
  const distance = (video) => {
    const box = video.getBoundingClientRect();
    return Math.abs((box.top + box.bottom) / 2 - middle);
  };
  const inView = [...shares].filter(([video, share]) => share >= ENOUGH && !video.dataset.stopped).map(([video]) => video);
  const next = inView.sort((one, other) => distance(one) - distance(other))[0];
  if (!next) return;
  next.muted = true;
  take(next);
  next.play().catch(() => {}); // autoplay is switched off: its play button has to do
}
