package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.courant.briefing.Finding;
import org.junit.jupiter.api.Test;

class QualityCheckTest {
  private static final String SOURCE = "The two sides agreed to meet again in March.";
  private static final String KOREAN = "양측은 3월에 다시 만나기로 합의했다.";
  private static final String UKRAINIAN = "Сторони домовилися знову зустрітися в березні.";

  @Test
  void goodTranslationsPass() {
    assertEquals(List.of(), codes(SOURCE, KOREAN, "ko"));
    assertEquals(List.of(), codes(SOURCE, UKRAINIAN, "uk"));
    assertEquals(List.of(), codes("NATO", "NATO", "ko"));
    assertEquals(List.of(), codes("It cost 1,000,000,000 won.", "1,000,000,000원이 들었다.", "ko"));
  }

  @Test
  void emptyTargetIsFlagged() {
    assertEquals(List.of("empty"), codes(SOURCE, " ", "ko"));
  }

  @Test
  void otherScriptIsFlagged() {
    assertEquals(
        List.of("wrong_script"), codes(SOURCE, "The sides decided on a meeting in March.", "uk"));
    assertEquals(
        List.of("wrong_script", "foreign_script", "unfinished", "number_lost"),
        codes(SOURCE, "Сторони 협상", "ko"));
  }

  @Test
  void straySyllablesAreFlagged() {
    assertEquals(
        List.of("foreign_script", "number_added"),
        codes(SOURCE, "Сторони 합의 зустрітися в березні 4월.", "uk"));
    assertEquals(List.of(), codes(SOURCE, "양측은 北과 3월에 다시 만나기로 합의했다.", "ko"));
  }

  @Test
  void copyOfTheSourceIsFlagged() {
    assertEquals(
        List.of("wrong_script", "copied_source", "unfinished", "untranslated"),
        codes(SOURCE, "the two sides agreed to meet again in March", "uk"));
  }

  @Test
  void loopIsFlagged() {
    assertEquals(
        List.of("repetition", "unfinished", "number_lost"),
        codes(SOURCE, "Сторони знову і знову і знову і знову і знову", "uk"));
    assertEquals(
        List.of("repetition", "word_twice", "unfinished", "number_lost"),
        codes(SOURCE, "양측은 하하하하하하하하하하하하", "ko"));
    assertEquals(
        List.of("repetition", "number_lost"),
        codes(
            SOURCE,
            "Вони йдуть додому раз. Вони йдуть додому два. Вони йдуть додому. Вони йдуть додому!",
            "uk"));
  }

  @Test
  void loopOfTheSourceMayBeALoop() {
    assertEquals(
        List.of(),
        codes(
            "Never, never, never, never give up.",
            "Ніколи, ніколи, ніколи, ніколи не здавайся.",
            "uk"));
  }

  @Test
  void aWordSaidTwiceIsFlagged() {
    assertEquals(List.of("word_twice"), codes(SOURCE, "양측은 3월에 다시 다시 만나기로 합의했다.", "ko"));
    assertEquals(
        List.of("word_twice"),
        codes(SOURCE, "Сторони сторони домовилися знову зустрітися в березні.", "uk-UA"));
    assertEquals(
        List.of("word_twice"),
        codes(SOURCE, "Сторони домовилися знову знову знову зустрітися в березні.", "uk"));
    assertEquals(
        List.of("word_twice"), codes(SOURCE, "Сторони зустрінуться в березні березні.", "uk"));
    assertEquals(List.of("word_twice"), codes(SOURCE, "Сторони зустрінуться в в березні.", "uk"));
    assertEquals(List.of("word_twice"), codes(SOURCE, "양측은 3월에 다시 만나기기기로 합의했다.", "ko"));
    assertEquals(
        List.of("word_twice"), codes(SOURCE, "Сторони домовивививилися про березень.", "uk"));
  }

  @Test
  void aWordMayBeSaidTwice() {
    String source = "The stones were counted one by one.";
    assertEquals(List.of(), codes(source, "돌을 하나 하나 세었다.", "ko"));
    assertEquals(
        List.of(), codes("Slowly, slowly the ice moved.", "Повільно повільно рухався лід.", "uk"));
    assertEquals(
        List.of(),
        codes(
            "He left New York, New York, at night.", "Він покинув Нью-Йорк Нью-Йорк уночі.", "uk"));
    assertEquals(
        List.of(), codes("The rooms were small.", "Phòng nào cũng nho nhỏ xinh xinh.", "vi"));
    assertEquals(List.of(), codes("The third army left.", "III армія пішла.", "uk"));
    assertEquals(List.of(), codes("Hahaha, he went.", "하하하, 그는 갔다.", "ko"));
    // A pause, and figures, which have checks of their own.
    assertEquals(List.of(), codes("Nobody came there.", "Туди ніхто, ніхто не прийшов.", "uk"));
    assertEquals(List.of(), codes("It took 10 10-minute walks.", "10 10분 산책이 걸렸다.", "ko"));
    assertEquals(List.of(), codes("Nobody came to the sea.", "Ніхто не прийшов до до-моря.", "uk"));
  }

  @Test
  void wordsBehindTheEndAreFlagged() {
    List<String> flagged = List.of("after_end");
    assertEquals(List.of("after_end", "unfinished"), codes(SOURCE, "양측은 다시 만나기로 합의했다. 3월", "ko"));
    assertEquals(flagged, codes(SOURCE, "양측은 다시 만나기로 합의했습니다. 3월에.", "ko-x-plain"));
    assertEquals(flagged, codes(SOURCE, "Сторони домовилися знову зустрітися. березні.", "uk"));
    assertEquals(flagged, codes(SOURCE, "Сторони домовилися зустрітися. знову в березні.", "uk"));
    assertEquals(flagged, codes(SOURCE, "Сторони домовилися зустрітися знову! Березень.", "uk"));
    assertEquals(flagged, codes(SOURCE, "양측은 다시 만나기로 합의했다.이 3월에.", "ko"));
    assertEquals(
        flagged, codes("Lt. Col. Kim met them at Station No. 5.", "김 중령은 그들을 만났다. 5번 역.", "ko"));
  }

  @Test
  void aSentenceMayBecomeTwo() {
    assertEquals(List.of(), codes(SOURCE, "양측은 합의했다. 3월에 만난다.", "ko"));
    assertEquals(List.of(), codes(SOURCE, "Сторони домовилися. Зустріч у березні.", "uk"));
    assertEquals(
        List.of(), codes(SOURCE, "Сторони домовилися. Вони знову зустрінуться в березні.", "uk"));
    assertEquals(List.of(), codes("He went to sleep. At last.", "Він заснув. нарешті.", "uk"));
    assertEquals(
        List.of(),
        codes("Professor Koval spoke on a street.", "На вулиці виступила проф. Коваль.", "uk"));
    assertEquals(List.of(), codes("They met. Again.", "그들은 만났다. 다시.", "ko"));
    assertEquals(List.of(), codes("They met again.", "Họ gặp lại nhau. rồi.", "vi"));
  }

  @Test
  void targetCutAtTheLimitIsFlagged() {
    Candidate candidate = new Candidate(SOURCE, "en", UKRAINIAN, "uk", 64, true);

    List<Finding> findings = QualityCheck.examineAll(QualityCheck.standard(), candidate);

    assertEquals(
        List.of(new Finding("truncated", "cut at the limit of 64 target tokens")), findings);
  }

  @Test
  void absurdLengthIsFlagged() {
    assertEquals(List.of("unfinished", "length_ratio", "number_lost"), codes(SOURCE, "양측", "ko"));
    assertEquals(
        List.of("unfinished", "length_ratio", "number_lost"), codes(SOURCE, "Сторони", "uk"));
    assertEquals(
        List.of("length_ratio", "number_added"),
        codes(
            "They agreed to meet again.", UKRAINIAN + " Про це пишуть газети всього світу.", "uk"));
  }

  private static List<String> codes(String source, String target, String language) {
    Candidate candidate = new Candidate(source, "en", target, language, 20, false);
    return QualityCheck.examineAll(QualityCheck.standard(), candidate).stream()
        .map(Finding::code)
        .toList();
  }
}
