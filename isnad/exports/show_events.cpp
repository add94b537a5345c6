// The events and the attributions of a document, each with what fills it.
#include "isnad/exports/layer_line.hpp"
#include "isnad/exports/show_layers.hpp"

namespace isnad {
namespace {

void show_argument(LayerLine& line, const Argument& argument, const TextLayers& layers,
                   const SyntaxLayer& syntax) {
  Span span;
  if (argument.mention != kNone) {
    span = layers.entities->mentions[argument.mention].span;
  } else if (argument.phrase != kNone) {
    span = syntax.phrases[argument.phrase].span;
  }
  line.item(span);
  line.json.key("role").string(to_string(argument.role));
  line.json.key("by").string_or_null(argument.by);
  line.json.key("relation").string_or_null(argument.relation);
  line.close_item();
}

}  // namespace

std::string show_events(const Document& document, const TextLayers& layers,
                        const SyntaxLayer& syntax, const EventLayer& events) {
  LayerLine line(document, "events");
  for (const Event& event : events.events) {
    line.item(event.trigger_span);
    line.json.key("type").string(event.type);
    line.json.key("modality").string(to_string(event.modality));
    line.json.key("negated").boolean(event.negated);
    line.json.key("weak").boolean(event.weak);
    line.json.key("quantity")
        .string_or_null(event.quantity == kNone
                            ? ""
                            : line.written(layers.quantities->quantities[event.quantity].span));
    line.json.key("date").string_or_null(
        event.date == kNone ? "" : layers.dates->dates[event.date].value);
    line.json.key("arguments").open('[');
    for (const Argument& argument : event.arguments) show_argument(line, argument, layers, syntax);
    line.json.close(']');
    line.close_item();
  }
  return line.finish();
}

std::string show_attribution(const Document& document, const TextLayers& layers,
                             const AttributionLayer& layer) {
  LayerLine line(document, "attribution");
  for (const Attribution& attribution : layer.attributions) {
    line.item(attribution.speaker.span);
    line.json.key("role").string(to_string(attribution.speaker.role));
    line.json.key("camp").string_or_null(attribution.speaker.camp);
    line.json.key("cue").string(line.written(attribution.cue));
    line.json.key("stance").string(to_string(attribution.stance));
    line.json.key("negated").boolean(attribution.negated);
    if (attribution.outer == kNone) {
      line.json.key("outer").null();
    } else {
      line.json.key("outer").number(attribution.outer);
    }
    line.json.key("scope").open('{');
    line.span_of(layers.text->span_of(attribution.scope));
    line.json.close('}');
    line.close_item();
  }
  return line.finish();
}

}  // namespace isnad
