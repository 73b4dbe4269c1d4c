// Charts: `<div data-chart='{…}'>` is drawn from the JSON in it, the page's own table stays the fallback.
//
// {"kind": "bar" | "row" | "line" | "area" | "stack" | "pie", "labels": ["1月", …],
//  "series": [{"name": "收到", "values": [12, …], "tone": "blue"}], "urls": ["/queue?month=…", …], "unit": "件",
//  "marks": [{"at": "3月", "words": "类目改版"}]}
// A click on a datum goes to its url: `urls` by label, or `urls` inside a series.
// Drawn on canvas with plain-text tooltips, so no style or script stands in the page.
import { BarChart, LineChart, PieChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, registerLocale, use } from "echarts/core";
import zh from "echarts/lib/i18n/langZH.js";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, PieChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);
registerLocale("ZH", zh);

const drawn = new Map();
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--wg-${name}`).trim();
}

function palette() {
  return ["blue", "teal", "amber", "red", "violet", "grey", "green", "brown"].map((tone) => colour(`chart-${tone}`));
}

function urlOf(chart, seriesIndex, dataIndex) {
  return chart.series[seriesIndex]?.urls?.[dataIndex] ?? chart.urls?.[dataIndex];
}

function common(chart) {
  const ink = colour("ink");
  const unit = chart.unit ? ` ${chart.unit}` : "";
  return {
    color: palette(),
    animation: !still.matches,
    animationDuration: 250,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
    aria: { enabled: true, decal: { show: chart.series.length > 1 && chart.kind !== "line" } },
    tooltip: {
      renderMode: "richText",
      trigger: chart.kind === "pie" ? "item" : "axis",
      axisPointer: { type: chart.kind === "line" || chart.kind === "area" ? "line" : "shadow" },
      backgroundColor: colour("surface"),
      borderColor: colour("line"),
      textStyle: { color: ink, fontSize: 14 },
      valueFormatter: (value) => (value == null ? "–" : `${Number(value).toLocaleString()}${unit}`),
    },
    legend: chart.series.length > 1 || chart.kind === "pie" ? { top: 0, left: 0, icon: "roundRect", textStyle: { color: ink, fontSize: 13 } } : undefined,
  };
}

function pie(chart) {
  const [series] = chart.series;
  return {
    ...common(chart),
    series: [
      {
        type: "pie",
        radius: ["48%", "72%"],
        center: ["50%", "56%"],
        name: series.name,
        label: { color: colour("ink"), formatter: "{b}  {d}%" },
        data: chart.labels.map((name, index) => ({ name, value: series.values[index] })),
      },
    ],
  };
}

function axes(chart) {
  const lying = chart.kind === "row";
  const faint = colour("muted");
  const labels = {
    type: "category",
    data: chart.labels,
    inverse: lying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colour("line") } },
    axisLabel: { color: faint, fontSize: 13, hideOverlap: true, width: lying ? 140 : undefined, overflow: "truncate" },
  };
  const values = {
    type: "value",
    minInterval: chart.whole === false ? undefined : 1,
    splitLine: { lineStyle: { color: colour("line") } },
    axisLabel: { color: faint, fontSize: 13 },
  };
  const marks = (chart.marks ?? []).map((mark) => ({ xAxis: mark.at, label: { formatter: mark.words, color: faint } }));
  return {
    ...common(chart),
    grid: { left: 4, right: 12, bottom: 4, top: chart.series.length > 1 ? 36 : 12, containLabel: true },
    xAxis: lying ? values : labels,
    yAxis: lying ? labels : values,
    series: chart.series.map((series, index) => ({
      name: series.name,
      type: chart.kind === "line" || chart.kind === "area" ? "line" : "bar",
      stack: chart.kind === "stack" || chart.kind === "area" ? "all" : undefined,
      areaStyle: chart.kind === "area" ? { opacity: 0.25 } : undefined,
      barMaxWidth: 28,
      itemStyle: { ...(series.tone && { color: colour(`chart-${series.tone}`) }), borderRadius: chart.kind === "bar" ? [3, 3, 0, 0] : 0 },
      lineStyle: { width: 2 },
      symbolSize: 7,
      cursor: urlOf(chart, index, 0) ? "pointer" : "default",
      markLine: index === 0 && marks.length ? { symbol: "none", lineStyle: { color: faint, type: "dashed" }, data: marks } : undefined,
      data: series.values,
    })),
  };
}

function paint(element) {
  const chart = JSON.parse(element.dataset.chart);
  drawn.get(element)?.dispose();
  element.classList.add("chart-drawn");
  if (chart.kind === "row") element.style.height = `${Math.max(160, chart.labels.length * 30 + 48)}px`;
  const view = init(element, null, { locale: document.documentElement.lang.startsWith("zh") ? "ZH" : "EN", renderer: "canvas" });
  view.setOption(chart.kind === "pie" ? pie(chart) : axes(chart));
  view.on("click", ({ seriesIndex, dataIndex }) => {
    const url = urlOf(chart, seriesIndex, dataIndex);
    if (url) location.assign(url);
  });
  drawn.set(element, view);
}

/** Draws every chart below the root that is not drawn yet. */
export function draw(root) {
  for (const [element, view] of drawn) {
    if (element.isConnected) continue;
    view.dispose();
    drawn.delete(element);
  }
  for (const element of root.querySelectorAll("[data-chart]")) if (!drawn.has(element)) paint(element);
}

new ResizeObserver(() => drawn.forEach((view) => view.resize())).observe(document.body);
dark.addEventListener("change", () => [...drawn.keys()].forEach(paint));
