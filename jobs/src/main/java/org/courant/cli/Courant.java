package org.courant.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.courant.spark.ReportLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line; also the main class for {@code spark-submit}. */
@Command(
    name = "courant",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    subcommands = {
      TranslateCommand.class,
      LinesCommand.class,
      ModelsCommand.class,
      MemoryCommand.class,
      GlossaryCommand.class,
      NewsletterCommand.class,
      EvaluateCommand.class,
      SqlCommand.class,
      BenchCommand.class,
      UnpackCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    description = "Localizes English news briefings: translation and summaries, with receipts.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  courant translate data/briefings --to ko,uk --out out",
      "  courant translate --help",
      "  echo 'The talks resume on Monday.' | courant lines --to uk",
      "  courant models pull Helsinki-NLP/opus-mt-tc-big-en-zle"
    })
public final class Courant implements Runnable {
  @Spec private CommandSpec spec;

  private final Shell shell;

  Courant(Shell shell) {
    this.shell = shell;
  }

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    // Nothing may be downloaded at run time; a missing library has to fail at once.
    if (System.getProperty("ai.djl.offline") == null) {
      System.setProperty("ai.djl.offline", "true");
    }
    int code = run(args, Shell.real(), writer(FileDescriptor.out), writer(FileDescriptor.err));
    if (code != ExitCode.DONE.code()) {
      System.exit(code);
    }
  }

  /** Runs a command in this JVM. */
  static int run(String[] args, Shell shell, PrintWriter out, PrintWriter err) {
    CommandLine command = new CommandLine(new Courant(shell));
    return command
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(new Failure())
        .setParameterExceptionHandler(refusal(command.getParameterExceptionHandler()))
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }

  /** Whoever asked for a report line gets one of a command line too that cannot be read. */
  private static IParameterExceptionHandler refusal(IParameterExceptionHandler printing) {
    return (refused, args) -> {
      int code = printing.handleParseException(refused, args);
      if (List.of(args).contains(TranslateCommand.REPORT_LINE)) {
        ExitCode refusal = ExitCode.WRONG_USAGE;
        String line = new ReportLine().json(refusal.status(), refusal.code(), refused.getMessage());
        refused.getCommandLine().getOut().println(line);
      }
      return code;
    };
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing command: translate, lines, models, memory, glossary, newsletter, evaluate, sql, bench or unpack");
  }

  Shell shell() {
    return shell;
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    FileOutputStream stream = new FileOutputStream(descriptor);
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
