package org.courant.spark;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Cast$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction2;

/**
 * A call of one of the functions as an expression. It can answer row by row, which is how it works
 * in conditions and aggregates; {@link BatchedTexts} takes it out of selections before it comes to
 * that.
 */
final class TextExpression extends AbstractFunction2<Object, Object, Object>
    implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int ARGUMENTS = 2;

  private final TextFunction function;
  private final TextSettings settings;
  private transient TextDesk desk;

  private TextExpression(TextFunction function, TextSettings settings) {
    this.function = function;
    this.settings = settings;
  }

  /** The expression of a call; anything but two arguments is an IllegalArgumentException. */
  static Expression of(TextFunction function, List<Expression> arguments, TextSettings settings) {
    if (arguments.size() != ARGUMENTS) {
      throw new IllegalArgumentException(
          "Invalid call of %s: %d arguments, must be two: a text and a language, as in %s(body, 'ko')"
              .formatted(function.label(), arguments.size(), function.label()));
    }
    if (arguments.get(1) instanceof Literal language && language.value() != null) {
      settings.requireLanguage(language.value().toString());
    }
    List<Expression> texts = arguments.stream().<Expression>map(TextExpression::text).toList();
    return new ScalaUDF(
        new TextExpression(function, settings),
        function.type(),
        CollectionConverters.asScala(texts).toList(),
        CollectionConverters.asScala(
                List.<Option<org.apache.spark.sql.catalyst.encoders.ExpressionEncoder<?>>>of())
            .toList(),
        Option.empty(),
        Option.apply(function.label()),
        true,
        true);
  }

  private static Cast text(Expression argument) {
    return Cast$.MODULE$.apply(argument, DataTypes.StringType, false);
  }

  /** The call that an expression is, if it is one. */
  static Optional<TextExpression> find(Expression expression) {
    return expression instanceof ScalaUDF udf && udf.function() instanceof TextExpression call
        ? Optional.of(call)
        : Optional.empty();
  }

  TextFunction function() {
    return function;
  }

  TextSettings settings() {
    return settings;
  }

  @Override
  public Object apply(Object text, Object language) {
    TextCall call = new TextCall(function, (String) text, (String) language);
    return desk().answer(List.of(desk().cut(call))).get(0);
  }

  private synchronized TextDesk desk() {
    if (desk == null) {
      desk = new TextDesk(settings);
    }
    return desk;
  }
}
