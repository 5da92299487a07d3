package org.courant.spark;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.internal.SQLConf;
import scala.Function1;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Gives a Spark session the functions {@code translate_text}, {@code summarize_text} and {@code
 * translate_receipt}, in whatever language it is spoken to:
 *
 * <pre>spark.sql.extensions=org.courant.spark.CourantExtensions</pre>
 *
 * <p>They take a text and a BCP 47 tag. Settings {@code spark.courant.*} have the names of the
 * options of {@code courant translate} and may be set at any time: {@code SET
 * spark.courant.model=...}.
 */
public final class CourantExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    for (TextFunction function : TextFunction.values()) {
      extensions.injectFunction(
          new Tuple3<>(
              new FunctionIdentifier(function.label()), info(function), builder(function)));
    }
    extensions.injectResolutionRule(
        new AbstractFunction1<>() {
          @Override
          public BatchedTexts apply(org.apache.spark.sql.SparkSession session) {
            return new BatchedTexts();
          }
        });
    extensions.injectPreCBORule(
        new AbstractFunction1<>() {
          @Override
          public SpreadTexts apply(org.apache.spark.sql.SparkSession session) {
            return new SpreadTexts();
          }
        });
    return BoxedUnit.UNIT;
  }

  private static ExpressionInfo info(TextFunction function) {
    return new ExpressionInfo(
        TextExpression.class.getName(),
        null,
        function.label(),
        function.usage(),
        "",
        "",
        "",
        "misc_funcs",
        "",
        "",
        "scala_udf");
  }

  private static Function1<Seq<Expression>, Expression> builder(TextFunction function) {
    return new AbstractFunction1<>() {
      @Override
      public Expression apply(Seq<Expression> arguments) {
        return TextExpression.of(
            function, CollectionConverters.asJava(arguments), TextSettings.of(settings()));
      }
    };
  }

  /** What the session that asks was told, by the names without the prefix. */
  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    for (Map.Entry<String, String> entry :
        CollectionConverters.asJava(SQLConf.get().getAllConfs()).entrySet()) {
      if (entry.getKey().startsWith(Settings.PREFIX)) {
        settings.put(entry.getKey().substring(Settings.PREFIX.length()), entry.getValue());
      }
    }
    return settings;
  }
}
