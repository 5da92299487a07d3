package org.courant.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BodyBlocksTest {
  @Test
  void marksOfTheTableBecomeBlocks() {
    assertEquals(
        List.of(
            new Block(Block.Kind.PARAGRAPH, List.of("One line.")),
            new Block(Block.Kind.HEADING, List.of("Heading")),
            new Block(Block.Kind.LIST, List.of("first", "second")),
            new Block(Block.Kind.QUOTATION, List.of("Said.")),
            new Block(Block.Kind.LIST, List.of("third")),
            new Block(Block.Kind.NUMBERED, List.of("numbered"), 1)),
        BodyBlocks.of(
            "One\nline.\n\n## Heading\n\n- first\n\n- second\n\n> Said.\n\n- third\n\n1. numbered"));
  }

  @Test
  void levelsNumbersNestingAndCodeAreUnderstood() {
    assertEquals(
        List.of(
            new Block(Block.Kind.HEADING, List.of("Deep")),
            new Block(Block.Kind.NUMBERED, List.of("three", "four"), 3),
            new Block(Block.Kind.LIST, List.of("inner")),
            new Block(Block.Kind.NUMBERED, List.of("five"), 5),
            new Block(Block.Kind.PARAGRAPH, List.of("more of five")),
            new Block(Block.Kind.QUOTATION, List.of("twice")),
            new Block(Block.Kind.CODE, List.of("a", "", "  b ``` - c")),
            new Block(Block.Kind.PARAGRAPH, List.of("```")),
            new Block(Block.Kind.PARAGRAPH, List.of("1986 was a year"))),
        BodyBlocks.of(
            """
            #### Deep

            3. three

            4. four

               - inner

            5. five

               more of five

            > > twice

            ````
            a

              b ``` - c
            ````

            ```

            1986 was a year"""));
  }

  @Test
  void nothingIsNoBlock() {
    assertEquals(List.of(), BodyBlocks.of(""));
    assertEquals(List.of(), BodyBlocks.of(" \n\n## \n\n- \n\n\n"));
    assertEquals(1, BodyBlocks.of("##no heading").size());
    assertEquals(1, BodyBlocks.of("one\r\nline").size());
    assertEquals(2, BodyBlocks.of("one\r\n \r\nline").size());
  }
}
