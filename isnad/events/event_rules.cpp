#include "isnad/events/event_rules.hpp"

#include "isnad/packs/rules.hpp"
namespace isnad {
namespace {

Error broken(std::string where, std::string message, std::string remedy) {
  return {ErrorCode::pack_broken, std::move(message), std::move(where), std::move(remedy), ""};
}

uint32_t class_bit(std::string_view name) {
  for (uint32_t c = 0; c <= static_cast<uint32_t>(PhraseClass::abstract); ++c) {
    if (name == to_string(static_cast<PhraseClass>(c))) return 1u << c;
  }
  return 0;
}

bool read_role(std::string_view name, Role& role) {
  for (uint32_t r = 0; r <= static_cast<uint32_t>(Role::unit); ++r) {
    if (name != to_string(static_cast<Role>(r))) continue;
    role = static_cast<Role>(r);
    return true;
  }
  return false;
}

uint32_t part_bit(std::string_view name) {
  static const std::map<std::string, PartOfSpeech, std::less<>> parts = {
      {"verb", PartOfSpeech::verb},           {"masdar", PartOfSpeech::masdar},
      {"adjective", PartOfSpeech::adjective}, {"agent", PartOfSpeech::agent},
      {"patient", PartOfSpeech::patient},     {"noun", PartOfSpeech::noun}};
  const auto at = parts.find(name);
  return at == parts.end() ? 0 : 1u << static_cast<uint32_t>(at->second);
}

// Reads one events/frames.toml.
class FrameReader {
 public:
  FrameReader(PackSet& packs, EventRules& rules, std::string pack, std::string path)
      : packs_(packs), rules_(rules), pack_(std::move(pack)), path_(std::move(path)) {}

  Status read() {
    const Result<std::vector<RuleTable>> tables = read_rules(path_);
    if (!tables) return tables.error();
    for (const RuleTable& table : *tables) {
      if (table.name == "classes") read_classes(table);
    }
    for (const RuleTable& table : *tables) {
      if (table.name != "frame") continue;
      if (Status s = read_frame(table); !s) return s;
    }
    return Done{};
  }

 private:
  void read_classes(const RuleTable& table) {
    for (const auto& [name, list] : table.values) {
      uint32_t bits = 0;
      for (const std::string& item : list) bits |= class_bit(item);
      classes_[name] = bits;
    }
  }

  Status read_frame(const RuleTable& table) {
    Frame frame;
    frame.id = table.first("id");
    frame.row = packs_.add_rule(pack_ + "/events.frames." + frame.id, path_, table.line);
    for (const auto& [name, list] : table.values) {
      if (name == "id" || name == "reason") continue;
      if (name == "count") {
        frame.count = list;
        continue;
      }
      for (const std::string& text : list) {
        RoleChoice choice;
        if (!read_choice(text, choice)) {
          return broken(path_ + ":" + std::to_string(table.line), "unknown role '" + text + "'",
                        "use role or role:classes as in [classes]");
        }
        frame.relations[name].push_back(choice);
      }
    }
    rules_.frames.push_back(std::move(frame));
    return Done{};
  }

  bool read_choice(const std::string& text, RoleChoice& choice) const {
    const size_t colon = text.find(':');
    if (!read_role(text.substr(0, colon), choice.role)) return false;
    const auto classes = classes_.find(colon == std::string::npos ? text : text.substr(colon + 1));
    if (classes == classes_.end()) return false;
    choice.classes = classes->second;
    return true;
  }

  PackSet& packs_;
  EventRules& rules_;
  std::string pack_;
  std::string path_;
  std::map<std::string, uint32_t> classes_;
};

class TriggerReader {
 public:
  TriggerReader(const PackSet& packs, Lexicon& lexicon, EventRules& rules)
      : packs_(packs), lexicon_(lexicon), rules_(rules) {
    for (const RowView row : rows_of(packs, "events.types"))
      frame_of_type_[std::string(row["type"])] = row["frame"];
  }

  Status read() {
    for (const RowView row : rows_of(packs_, "events.triggers")) {
      if (Status s = read_trigger(row); !s) return s;
    }
    for (const RowView row : rows_of(packs_, "events.carriers")) {
      const LexemeId lexeme = lexicon_.find_lexeme(row["lexeme"]);
      if (lexeme == kNone) return unknown_lexeme(row, row["lexeme"]);
      if (row["role"] == "owner") {
        rules_.owners.insert(lexeme);
        continue;
      }
      rules_.carriers[lexeme] = {row.row, std::string(row["role"]), row["modality"] == "actual"};
    }
    for (const RowView row : rows_of(packs_, "events.governors")) {
      const LexemeId lexeme = lexicon_.find_lexeme(row["lexeme"]);
      if (lexeme == kNone) return unknown_lexeme(row, row["lexeme"]);
      rules_.governors[lexeme] = {row.row, std::string(row["modality"]), row.list("with")};
    }
    return read_domains();
  }

 private:
  Status read_domains() {
    static const std::map<std::string_view, Domain> names = {{"conflict", Domain::conflict},
                                                             {"violence", Domain::violence},
                                                             {"other", Domain::other},
                                                             {"plain", Domain::other_plain},
                                                             {"accident", Domain::accident}};
    rules_.domains.assign(lexicon_.lexemes.size(), Domain::none);
    for (const RowView row : rows_of(packs_, "events.domains")) {
      if (!row["kind"].empty()) {
        rules_.conflict_kinds.emplace(row["kind"]);
        continue;
      }
      const LexemeId lexeme = lexicon_.find_lexeme(row["lexeme"]);
      if (lexeme == kNone) return unknown_lexeme(row, row["lexeme"]);
      const auto domain = names.find(row["domain"]);
      if (domain == names.end())
        return broken(row.where(), "unknown domain '" + std::string(row["domain"]) + "'",
                      "use conflict, violence, other, plain or accident");
      rules_.domains[lexeme] = domain->second;
    }
    return Done{};
  }

  static Error unknown_lexeme(const RowView& row, std::string_view key) {
    return broken(row.where(), "no verb or noun has the id '" + std::string(key) + "'",
                  "add it to morphology, or mend the id");
  }

  Status read_trigger(const RowView& row) {
    Trigger t;
    t.row = row.row;
    t.type = row["type"];
    for (const std::string& need : split_cells(row["needs"], ',')) {
      if (!trimmed(need).empty()) t.needs.push_back(std::string(trimmed(need)));
    }
    t.loaded = row["loaded"] == "y";
    const auto type = frame_of_type_.find(t.type);
    if (type == frame_of_type_.end())
      return broken(row.where(), "unknown type '" + t.type + "'", "use a type of events/types.tsv");
    const std::string frame = row["frame"].empty() ? type->second : std::string(row["frame"]);
    t.frame = kNone;
    for (uint32_t f = 0; f < rules_.frames.size(); ++f) {
      if (rules_.frames[f].id == frame) t.frame = f;
    }
    if (t.frame == kNone)
      return broken(row.where(), "unknown frame '" + frame + "'",
                    "use a frame of events/frames.toml");
    for (const std::string& part : row.list("parts")) t.parts |= part_bit(part);
    if (Status s = read_conditions(row, "when", t.when); !s) return s;
    if (Status s = read_conditions(row, "unless", t.unless); !s) return s;
    return add(row, std::move(t));
  }

  Status add(const RowView& row, Trigger t) {
    const auto index = static_cast<uint32_t>(rules_.triggers.size());
    if (!row["lexeme"].empty()) {
      const LexemeId lexeme = lexicon_.find_lexeme(row["lexeme"]);
      if (lexeme == kNone) return unknown_lexeme(row, row["lexeme"]);
      if (t.parts == 0) t.parts = part_bit("verb") | part_bit("masdar") | part_bit("noun");
      rules_.by_lexeme[lexeme].push_back(index);
    }
    for (const std::string& form : row.list("forms"))
      rules_.phrases.add(lexicon_.vocabulary.intern_phrase(form), index);
    rules_.triggers.push_back(std::move(t));
    return Done{};
  }

  Status read_conditions(const RowView& row, const char* column, std::vector<Condition>& out) {
    for (const std::string& alternative : split_cells(row[column], ',')) {
      if (trimmed(alternative).empty()) continue;
      bool joined = false;
      for (const std::string& text : split_cells(alternative, '&')) {
        if (Status s = read_condition(row, text, joined, out); !s) return s;
        joined = true;
      }
    }
    return Done{};
  }

  Status read_condition(const RowView& row, const std::string& text, bool joined,
                        std::vector<Condition>& out) {
    Condition c;
    c.joined = joined;
    const size_t at = text.find_first_of(":=~");
    c.slot = trimmed(text.substr(0, at));
    c.test = at == std::string::npos ? '\0' : text[at];
    if (c.test != '\0') {
      for (const std::string& value : split_cells(text.substr(at + 1), '+')) {
        if (Status s = add_value(row, value, c); !s) return s;
      }
    }
    out.push_back(std::move(c));
    return Done{};
  }

  Status add_value(const RowView& row, const std::string& value, Condition& c) {
    if (c.test == ':') {
      c.classes |= class_bit(value);
    } else if (c.test == '~') {
      c.kinds.push_back(value);
    } else {
      const LexemeId lexeme = lexicon_.find_lexeme(value);
      if (lexeme == kNone) return unknown_lexeme(row, value);
      c.lexemes.push_back(lexeme);
    }
    return Done{};
  }

  const PackSet& packs_;
  Lexicon& lexicon_;
  EventRules& rules_;
  std::map<std::string, std::string> frame_of_type_;
};

}  // namespace

const char* to_string(Role role) {
  static const char* names[] = {"initiator", "target", "place", "facility", "instrument", "unit"};
  return names[static_cast<size_t>(role)];
}

const char* to_string(Modality modality) {
  static const char* names[] = {"actual",      "planned",  "demanded", "threatened",
                                "conditional", "possible", "denied"};
  return names[static_cast<size_t>(modality)];
}

Result<EventRules> load_event_rules(PackSet& packs, Lexicon& lexicon) {
  EventRules rules;
  for (const auto& [name, path] : packs.rule_files) {
    if (name.size() < 18 || name.substr(name.find('/')) != "/events/frames.toml") continue;
    if (Status s = FrameReader(packs, rules, name.substr(0, name.find('/')), path).read(); !s)
      return s.error();
  }
  if (Status s = TriggerReader(packs, lexicon, rules).read(); !s) return s.error();
  rules.phrases.mark_starts(lexicon);
  rules.opens.resize(lexicon.lexemes.size());
  for (const auto& [lexeme, triggers] : rules.by_lexeme) {
    for (const uint32_t t : triggers) rules.opens[lexeme] |= bits_of(rules.triggers[t]);
  }
  return rules;
}

}  // namespace isnad
