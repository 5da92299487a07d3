package org.courant.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {
  @Test
  void marksOfTheTableBecomeBlocks() {
    assertEquals(
        List.of(
            new Block(Block.Kind.PARAGRAPH, List.of("One line.")),
            new Block(Block.Kind.HEADING, List.of("Heading")),
            new Block(Block.Kind.LIST, List.of("first", "second")),
            new Block(Block.Kind.QUOTATION, List.of("Said.")),
            new Block(Block.Kind.LIST, List.of("third")),
            new Block(Block.Kind.PARAGRAPH, List.of("1. numbered"))),
        Block.of(
            "One\nline.\n\n## Heading\n\n- first\n\n- second\n\n> Said.\n\n- third\n\n1. numbered"));
  }

  @Test
  void nothingIsNoBlock() {
    assertEquals(List.of(), Block.of(""));
    assertEquals(List.of(), Block.of(" \n\n## \n\n- \n\n\n"));
    assertEquals(1, Block.of("##no heading").size());
    assertEquals(1, Block.of("one\r\nline").size());
    assertEquals(2, Block.of("one\r\n \r\nline").size());
  }
}
