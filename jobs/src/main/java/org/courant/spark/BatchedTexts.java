package org.courant.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression$;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.MapPartitions$;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractPartialFunction;

/**
 * Takes the functions of {@link TextExpression} out of selections, so that many rows meet the model
 * together. A selection
 *
 * <pre>Project [id, translate_text(body, ko) AS k]</pre>
 *
 * over a child becomes
 *
 * <pre>Project [id, t AS k]                    the function gave way to a column
 * +- Project [id, body, t]                columns under the identities they had
 *    +- MapPartitions                     rows with the column t behind them
 *       +- Project [id, body, body, ko]   the child and the arguments</pre>
 */
final class BatchedTexts extends Rule<LogicalPlan> {
  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.resolveOperatorsUp(
        new AbstractPartialFunction<>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return node instanceof Project project && !calls(project).isEmpty();
          }

          @Override
          @SuppressWarnings("unchecked")
          public <A extends LogicalPlan, B> B applyOrElse(A node, Function1<A, B> otherwise) {
            return isDefinedAt(node) ? (B) batched((Project) node) : otherwise.apply(node);
          }
        });
  }

  /** The innermost calls of a selection that is resolved, without those within conditions. */
  private static List<ScalaUDF> calls(Project project) {
    if (!project.resolved()) {
      return List.of();
    }
    Map<Expression, ScalaUDF> calls = new LinkedHashMap<>();
    CollectionConverters.asJava(project.projectList())
        .forEach(expression -> collect((Expression) expression, calls));
    // Those of a view that was made under other settings have their turn next.
    Optional<TextSettings> settings =
        calls.values().stream().findFirst().map(BatchedTexts::settings);
    return calls.values().stream()
        .filter(call -> settings(call).equals(settings.orElseThrow()))
        .toList();
  }

  private static TextSettings settings(ScalaUDF call) {
    return TextExpression.find(call).orElseThrow().settings();
  }

  /** Whether a call was found in the expression or below it. */
  private static boolean collect(Expression expression, Map<Expression, ScalaUDF> calls) {
    boolean below = false;
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      below |= collect(child, calls);
    }
    if (!below && TextExpression.find(expression).isPresent()) {
      calls.put(expression.canonicalized(), (ScalaUDF) expression);
      return true;
    }
    return below;
  }

  private static LogicalPlan batched(Project project) {
    List<ScalaUDF> calls = calls(project);
    List<NamedExpression> columns = new ArrayList<>();
    for (Attribute column : CollectionConverters.asJava(project.child().output())) {
      if (project.references().contains(column)) {
        columns.add(column);
      }
    }
    int own = columns.size();
    List<TextColumns.TextColumn> wanted = new ArrayList<>();
    for (ScalaUDF call : calls) {
      TextFunction function = TextExpression.find(call).orElseThrow().function();
      wanted.add(new TextColumns.TextColumn(function, columns.size(), columns.size() + 1));
      CollectionConverters.asJava(call.children())
          .forEach(argument -> columns.add(alias(argument, "argument")));
    }
    LogicalPlan arguments = new Project(scala(columns), project.child());
    TextColumns task = new TextColumns(settings(calls.get(0)), wanted);
    LogicalPlan answered = answered(arguments, task);
    List<Attribute> found = CollectionConverters.asJava(answered.output());
    List<NamedExpression> restored = new ArrayList<>();
    for (int i = 0; i < own; i++) {
      restored.add(alias(found.get(i), (Attribute) columns.get(i)));
    }
    Map<Expression, Expression> answers = new HashMap<>();
    for (int i = 0; i < calls.size(); i++) {
      Attribute answer = found.get(columns.size() + i);
      restored.add(answer);
      answers.put(calls.get(i).canonicalized(), answer);
    }
    return replaced(project, answers, new Project(scala(restored), answered));
  }

  private static LogicalPlan answered(LogicalPlan arguments, TextColumns task) {
    StructType schema = arguments.schema();
    StructType wider = schema;
    for (TextColumns.TextColumn column : task.columns()) {
      wider = wider.add("answer", column.function().type(), true);
    }
    return MapPartitions$.MODULE$.apply(
        new Task(task), arguments, Encoders.row(schema), Encoders.row(wider));
  }

  /** The task as Scala wants it. */
  static final class Task
      extends AbstractFunction1<scala.collection.Iterator<Row>, scala.collection.Iterator<Row>>
      implements java.io.Serializable {
    private static final long serialVersionUID = 1;
    private final TextColumns columns;

    Task(TextColumns columns) {
      this.columns = columns;
    }

    TextSettings settings() {
      return columns.settings();
    }

    @Override
    public scala.collection.Iterator<Row> apply(scala.collection.Iterator<Row> rows) {
      Iterator<Row> answered = columns.append(CollectionConverters.asJava(rows));
      return CollectionConverters.asScala(answered);
    }
  }

  private static LogicalPlan replaced(
      Project project, Map<Expression, Expression> answers, LogicalPlan child) {
    List<NamedExpression> list = new ArrayList<>();
    for (NamedExpression expression : CollectionConverters.asJava(project.projectList())) {
      list.add((NamedExpression) replaced((Expression) expression, answers));
    }
    return new Project(scala(list), child);
  }

  private static Expression replaced(Expression expression, Map<Expression, Expression> answers) {
    return expression.transformUp(
        new AbstractPartialFunction<>() {
          @Override
          public boolean isDefinedAt(Expression at) {
            return TextExpression.find(at).isPresent() && answers.containsKey(at.canonicalized());
          }

          @Override
          @SuppressWarnings("unchecked")
          public <A extends Expression, B> B applyOrElse(A at, Function1<A, B> otherwise) {
            return isDefinedAt(at) ? (B) answers.get(at.canonicalized()) : otherwise.apply(at);
          }
        });
  }

  private static Alias alias(Expression expression, String name) {
    return new Alias(
        expression,
        name,
        NamedExpression$.MODULE$.newExprId(),
        scala(List.of()),
        Option.empty(),
        scala(List.of()));
  }

  /** A column under the identity that a column of the child had. */
  private static Alias alias(Attribute found, Attribute as) {
    return new Alias(
        found,
        as.name(),
        as.exprId(),
        as.qualifier(),
        Option.apply(as.metadata()),
        scala(List.of()));
  }

  private static <T> Seq<T> scala(List<T> list) {
    return CollectionConverters.asScala(list).toList();
  }
}
