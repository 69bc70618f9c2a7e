/** A badge as others' pages show it. Its width comes with it, so its line has a height of its own. */
export function BadgePicture({ path, alt }: { path: string; alt: string }) {
  // biome-ignore lint/performance/noImgElement: an SVG of 20 px has nothing to be optimised
  return <img src={path} alt={alt} height={20} loading="lazy" className="h-5" />;
}
