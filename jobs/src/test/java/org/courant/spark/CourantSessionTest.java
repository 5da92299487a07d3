package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class CourantSessionTest {
  private static final String WHOLE_STAGE = "spark.sql.codegen.wholeStage";
  private static final String FACTORY = "spark.sql.codegen.factoryMode";

  @Test
  void queriesAreNotCompiled() {
    SparkConf given = new SparkConf(false);
    SparkConf conf = CourantSession.interpreted(given);

    assertEquals("false", conf.get(WHOLE_STAGE));
    assertEquals("NO_CODEGEN", conf.get(FACTORY));
    assertFalse(given.contains(WHOLE_STAGE));
  }

  /** Spark compiles nothing where the factory may not, so that both have to stay as they are. */
  @Test
  void whoeverWantsThemCompiledGetsThemCompiled() {
    SparkConf conf = CourantSession.interpreted(new SparkConf(false).set(WHOLE_STAGE, "true"));

    assertEquals("true", conf.get(WHOLE_STAGE));
    assertFalse(conf.contains(FACTORY));
  }
}
