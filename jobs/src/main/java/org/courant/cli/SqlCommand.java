package org.courant.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.courant.spark.SqlSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code courant sql}: statements with the functions that translate. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Carries out statements of Spark SQL, in which translate_text(text, 'ko'),",
      "summarize_text(text, 'uk') and translate_receipt(text, 'uk') are functions, and prints the",
      "rows as JSON, one a line. Each argument is one statement. Settings are those of courant",
      "translate: SET spark.courant.glossary=terms.csv, SET `spark.courant.beam-size`=1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  courant sql \"SELECT id, translate_text(title, 'ko') AS ko FROM json.`wire.jsonl`\"",
      "  courant sql \"INSERT OVERWRITE DIRECTORY 'out' USING parquet",
      "      SELECT *, translate_text(body, 'uk') AS uk FROM parquet.`articles`\""
    })
final class SqlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "STATEMENT", description = "Statements of Spark SQL.")
  private List<String> statements;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master; default: spark.master, else all cores of this machine.")
  private String master;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      SqlSession.run(statements, master, out::println);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    } finally {
      out.flush();
    }
    return ExitCode.DONE.code();
  }
}
