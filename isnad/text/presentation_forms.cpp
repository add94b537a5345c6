// The tables follow the compatibility decompositions of UnicodeData.txt, folded: one entry a code
// point, separated by spaces, '-' for none; 'A' is the first letter code (hamza), 'B' the next, and
// so on.
#include "isnad/text/presentation_forms.hpp"

#include <string_view>
#include <vector>

namespace isnad {
namespace {

struct Block {
  uint32_t first;
  std::string_view entries;
};

const Block kBlocks[] = {
    {0xFB50,
     "B B C C C C d d d d C C C C D D D D D D D D D D D D f f f f f f f f F F F F F F F F e e "
     "e e e e e e I I I I I I I I L L K K W W W W g g g g g g g g g g g g Z Z Z Z Z Z a a a a "
     "a a a a a a c c c c - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - g "
     "g g g b b b b b b - b b b b b b c c c c c c cB cB ca ca cb cb cb cb cb cb cb cb cc cc "
     "cc cc cc cc c c c c cF cG cY cc cc CF CG CH CY Cc Cc DF DG DH DY Dc Dc EF EY Ec Ec FG "
     "FY GF GY HF HG HY MF MG MH MY OG OY PF PG PH PY QG QY RY SF SY TF TY UF UG UH UY Uc Uc "
     "VG VY Vc Vc WB WF WG WH WX WY Wc Wc XF XG XH XY Xc Xc YF YG YH YY Yc Yc ZF ZG ZH ZY Zc "
     "Zc aF aY ac ac cF cG cH cY cc cc J K c - - - - - - cK cL cY cZ cc cc CK CL CY CZ Cc Cc "
     "DK DL DY DZ Dc Dc EK EL EY EZ Ec Ec Uc Uc Vc Vc WB WX WY Wc Wc XY Xc Xc YB YY ZK ZL ZY "
     "ZZ Zc Zc c cK cL cY cZ cc cc cF cG cH cY ca CF CG CH CY Ca DF DG DH DY Da EY FG FY GF "
     "GY HF HY MF MG MH MY OG OH OY PF PG PH PY QG RY SF SY TF TY UF UG UH UY VG VY WF WG WH "
     "WX WY XF XG XH XY Xa YF YG YH YY ZF ZG ZH ZY Za aF aY a cF cG cH cY ca cY ca CY Ca DY "
     "Da EY Ea MY Ma NY Na WX WY XY ZY Za cY ca - - - Qc Qc Sc Sc Tc Tc Mc Mc Nc Nc Gc Gc Fc "
     "Fc Hc Hc Oc Oc Pc Pc NF NG NH NY NK MK OK PK Qc Qc Sc Sc Tc Tc Mc Mc Nc Nc Gc Gc Fc Fc "
     "Hc Hc Oc Oc Pc Pc NF NG NH NY NK MK OK PK NF NG NH NY Ma Na QY MF MG MH NF NG NH QY RY "
     "B B "},
    {0xFD50,
     "DFY DGF DGF DGY DHY DYF DYG DYH FYG FYG GYc GYc MGF MFG MFc MYG MYG MYF MYY MYY OGG OGG "
     "OYY NGY NGY NFc NYH NYH NYY NYY PGc PHY PHY QYG QYG QYY QYc SFY SYY SYY SYc TYY TYc TYc "
     "UHY UHY VYG VYY XGY XGc XGc XFF XFF XHY XHY XYG XYG YGF YGY YGc YFG YFY YHF YHY - - YFH "
     "aYF aYY ZGY ZGc ZFY ZFY ZFc ZYc ZYc cYY cYY CHc DFc DFc DHc DHc DYc DYc FYc FGc FYc MHc "
     "OGc NGc PGc XFc XYc cGc cFc cYc YYc VYc ZGc VYG XGY SYc WYc ZFG YHc XFY WYY XFY ZFG FGc "
     "GFc YFc UYc CGc WYY SFY OYY MHc ZFc "},
    {0xFE70,
     "- - - - - - - - - - - - - - - - A B B B B b b B B c c c c B B C C C C a a D D D D E E E "
     "E F F F F G G G G H H H H I I J J K K L L M M M M N N N N O O O O P P P P Q Q Q Q R R R "
     "R S S S S T T T T U U U U V V V V W W W W X X X X Y Y Y Y Z Z Z Z a a a a b b c c c c c "
     "c XB XB XB XB XB XB XB XB "},
};

struct Table {
  uint32_t first;
  std::vector<Folded> entries;
};

Table read_block(const Block& block) {
  Table table{block.first, {Folded{}}};
  for (const char c : block.entries) {
    Folded& entry = table.entries.back();
    if (c == ' ') {
      table.entries.emplace_back();
    } else if (c != '-') {
      const int letter = c >= 'a' ? c - 'a' + 26 : c - 'A';
      entry.codes[entry.count++] = static_cast<Code>(kHamza + letter);
    }
  }
  return table;
}

}  // namespace

Folded fold_presentation_form(uint32_t code_point) {
  static const Table tables[] = {read_block(kBlocks[0]), read_block(kBlocks[1]),
                                 read_block(kBlocks[2])};
  for (const Table& table : tables) {
    if (code_point < table.first) continue;
    const size_t index = code_point - table.first;
    if (index < table.entries.size()) return table.entries[index];
  }
  return {};
}

}  // namespace isnad
