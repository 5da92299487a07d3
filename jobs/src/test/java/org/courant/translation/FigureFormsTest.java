package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureFormsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          They sent 14 of them.        | uk | 14
          It cost 2.4 percent.         | uk | 2,4
          It cost 2.4 percent.         | ko | 2.4
          It cost 2.0 percent.         | uk | 2,0; 2
          In 2019 it rained.           | ko | 2019
          In 2019 it rained.           | uk | 2019
          About 1,250 people           | uk | 1250; 1 250
          About 1,250 people           | ko | 1,250; 1250
          About 12,000 people          | ko | 12,000; 12000; 1만 2,000; 1만 2000
          Some 11.6 million people     | ko | 11600000; 11,600,000; 1,160만; 1160만
          About 340 million            | ko | 340000000; 340,000,000; 3억 4,000만; 3억 4000만
          It cost 1.2 trillion won.    | ko | 1200000000000; 1,200,000,000,000; 1조 2,000억; 1조 2000억
          On March 1                   | ko | 3월
          On Friday                    | ko | 금요일
          On February 1                | uk | лютий; лютим; лютого; лютому
          The F-16 landed.             | uk | F-16; 16
          At 6:30 they left.           | uk | 6:30
          At 6:30 pm they left.        | uk | 18:30
          At 6 p.m. they left.         | uk | 18:00
          At 6 p.m. they left.         | ko | 오후 6
          At 6 a.m. they left.         | uk | 6
          At 6:30 pm they left.        | ko | 오후 6:30; 18:30; 오후 6시 30분
          """)
  void areWrittenAsTheLanguageDoes(String source, String language, String forms) {
    assertEquals(List.of(forms.split("; ")), forms(source, language));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          On Oct. 4 they met 12 times.        | ko | 10월 4일 + 12
          They met on 4 October.              | ko | 10월 4일
          They met on the 4th of October.     | ko | 10월 4일
          They met on October 4, 2019.        | ko | 10월 4일 + 2019
          Between Oct. 20 and Nov. 2 it fell. | ko | 10월 20일 + 11월 2일
          In October 2019 they met.           | ko | 10월 + 2019
          Of 12 in October, 4 left.           | ko | 10월 + 12 + 4
          In October 4.5 million came.        | ko | 10월 + 4500000
          """)
  void daysStayWithTheirMonths(String source, String language, String first) {
    FigureForms forms = new FigureForms(FigureWords.of(language).orElseThrow(), language);
    List<Figure> figures = FigureReader.read(source, FigureWords.of("en").orElseThrow()).required();
    assertEquals(
        first,
        new WantedFigures(source, forms)
            .of(figures, List.of()).stream()
                .map(own -> own.forms().get(0))
                .collect(Collectors.joining(" + ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It got 300 kg of fuel.     | ko | 연료 300km를 받았다.     | 300킬로그램; 300kg
          It got 300 kg of fuel.     | uk | Отримав 300 км пального. | 300 кг; 300 кіло; 300 kg
          It is 10 cm wide.          | ko | 폭이 10m이다.           | 10센티; 10cm
          It took 3 hours.           | uk | Тривало 3 дні.           | 3 година; 3 години; 3 годин; 3 год
          It took 3 hours.           | ko | 3일이 걸렸다.            | 3시간
          It weighs 20 tons.         | ko | 무게가 20km이다.         | 20톤; 20t
          It grew by 5 square miles. | ko | 5킬로그램 늘었다.        | 5
          It was 30 degrees.         | uk | Було 30 км.              | 30
          It was 30 °C.              | uk | Було 30 км.              | 30 градус; 30 градуси; 30 градусів; 30 C; 30 С
          It took 3 hours.           | uk | Тривало 3 години.        | 3
          """)
  void aNumberStaysWithTheUnitThatItLost(
      String source, String language, String target, String first) {
    FigureWords words = FigureWords.of(language).orElseThrow();
    Figures figures = FigureReader.read(source, FigureWords.of("en").orElseThrow());
    List<WantedFigures.Wanted> wanted =
        new WantedFigures(source, new FigureForms(words, language))
            .of(figures.required(), figures.unitsChangedIn(FigureReader.read(target, words)));
    assertEquals(List.of(first.split("; ")), wanted.get(0).forms());
  }

  @Test
  void datesAreWrittenInAllCases() {
    FigureForms forms = new FigureForms(FigureWords.of("uk").orElseThrow(), "uk");
    List<String> written = forms.date(BigDecimal.valueOf(2), BigDecimal.valueOf(14));
    assertTrue(written.contains("14 лютого"), written.toString());
  }

  @Test
  void scalesAreInflected() {
    List<String> forms = forms("Some 3.5 million people", "uk");
    assertTrue(forms.containsAll(List.of("3,5 млн", "3,5 мільйона", "3500000")), forms.toString());
    assertTrue(forms("About 2,000 people", "uk").contains("2 тисячі"));
  }

  /** A wrong form would let a search find what the check then calls lost. */
  @ParameterizedTest
  @ValueSource(strings = {"ko", "uk"})
  void sayTheNumber(String language) {
    FigureWords words = FigureWords.of(language).orElseThrow();
    Random random = new Random(17);
    for (int i = 0; i < 3_000; i++) {
      long whole = random.nextLong(1, 1L << random.nextInt(1, 45));
      String text =
          switch (random.nextInt(3)) {
            case 0 -> "%,d".formatted(whole);
            case 1 -> Long.toString(whole);
            default -> whole % 1000 + "." + random.nextInt(1, 100) + " million";
          };
      Figures source = FigureReader.read(text, FigureWords.of("en").orElseThrow());
      for (String form : forms(text, language)) {
        assertEquals(
            Set.of(), source.missingFrom(FigureReader.read(form, words)), text + " as " + form);
      }
      assertTrue(!forms(text, language).isEmpty(), text);
    }
  }

  /** The forms of the first figure. */
  private static List<String> forms(String source, String language) {
    Figures figures = FigureReader.read(source, FigureWords.of("en").orElseThrow());
    return new FigureForms(FigureWords.of(language).orElseThrow(), language)
        .of(figures.required().get(0));
  }
}
