package org.courant.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTagsTest {
  @ParameterizedTest
  @CsvSource({
    "kor,ko",
    "ukr,uk",
    "ko,ko",
    "KOR,ko",
    "zho_Hans,zh-Hans",
    "cmn_Hant,zh-Hant",
    "por_BR,pt-BR",
    "srp_Cyrl,sr-Cyrl",
    "nob,nb",
    "heb,he",
    "ind,id",
    "yue,yue",
    "arb_Arab,ar-Arab",
    "swh_Latn,sw-Latn",
    "lvs,lv",
    "en_XX,en-XX",
    "tlh,tlh"
  })
  void shortensCodes(String code, String tag) {
    assertEquals(Optional.of(tag), LanguageTags.of(code));
  }

  @Test
  void leavesOutWhatIsNoLanguage() {
    for (String code : new String[] {"", "a", "not a tag", "zh_", "123", "x-private"}) {
      assertEquals(Optional.empty(), LanguageTags.of(code), code);
    }
  }
}
