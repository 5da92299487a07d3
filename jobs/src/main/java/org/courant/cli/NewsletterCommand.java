package org.courant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.courant.newsletter.Issue;
import org.courant.newsletter.IssueFolder;
import org.courant.newsletter.IssueSettings;
import org.courant.newsletter.Newsletter;
import org.courant.newsletter.Sender;
import org.courant.newsletter.WebAddress;
import org.courant.spark.StoredBriefings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code courant newsletter}: tables in, an issue in every language out. */
@Command(
    name = "newsletter",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Makes an issue of each language: web pages, a mail (HTML and plain text in mail.eml), and"
          + " Markdown.",
      "",
      "Only briefings that pass review are in it, the latest first. It asks for no network."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:done, but a language has no briefing that passes review and got no issue",
      "2:wrong usage or a faulty template, nothing was written",
      "3:failed"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  courant newsletter out --to ko,uk --into issue",
      "  courant newsletter out --into issue --include all --date 2026-11-26",
      "  courant newsletter out --into issue --from 'News Desk <desk@example.org>' \\",
      "      --reviewed-by 'O. Kovalenko' --web-url https://example.org/news/2026-11-26/",
      "  courant newsletter --copy-templates my-templates",
      "  courant newsletter out --into issue --templates my-templates"
    })
final class NewsletterCommand implements Callable<Integer> {
  private static final int MOST = 500;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TABLES",
      description = "The --out of courant translate.")
  private String tables;

  @Option(names = "--into", paramLabel = "DIR", description = "Local folder for the issues.")
  private Path into;

  @Option(names = "--overwrite", description = "Replace the issues that are in DIR.")
  private boolean overwrite;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "Title of the newsletter; default: the label title of each language.")
  private String title;

  @Option(
      names = "--include",
      paramLabel = "passed|all",
      defaultValue = "passed",
      description =
          "passed (default): briefings that pass review; all: also the others, marked as not"
              + " reviewed.")
  private Include include;

  @Option(
      names = "--max-briefings",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most briefings in an issue; default: ${DEFAULT-VALUE}.")
  private int maxBriefings;

  @Option(
      names = "--reviewed-by",
      paramLabel = "NAME",
      description = "Who read the briefings that pass review.")
  private String reviewedBy;

  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      description = "Sender of the mail; without one it is a draft.")
  private String from;

  @Option(
      names = "--web-url",
      paramLabel = "URL",
      description =
          "Where DIR will be published; then the mail has summaries with links, else the whole"
              + " text.")
  private String webUrl;

  @Option(
      names = "--unsubscribe",
      paramLabel = "URL",
      description = "Where readers leave the list; a link in the mail and List-Unsubscribe.")
  private String unsubscribe;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "Templates and labels that stand in for the ones of Courant.")
  private Path templates;

  @Option(
      names = "--copy-templates",
      paramLabel = "DIR",
      description = "Write Courant's templates and labels to DIR, to be changed, and end.")
  private Path copyTemplates;

  @Mixin private TableChoice wanted;

  /** Which briefings an issue has. */
  private enum Include {
    PASSED,
    ALL
  }

  @Override
  public Integer call() throws IOException {
    try {
      return copyTemplates == null ? make() : copy();
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  private int copy() throws IOException {
    Files.createDirectories(copyTemplates);
    for (Map.Entry<String, byte[]> file : Newsletter.originals().entrySet()) {
      Path path = copyTemplates.resolve(file.getKey());
      try {
        Files.write(path, file.getValue(), StandardOpenOption.CREATE_NEW);
      } catch (FileAlreadyExistsException e) {
        throw new IllegalArgumentException(
            "Invalid copy-templates: " + path + " is there already; name another folder", e);
      }
      print(path.toString());
    }
    return ExitCode.DONE.code();
  }

  private int make() throws IOException {
    if (tables == null) {
      throw new IllegalArgumentException("Invalid TABLES: none, must be the --out of a run");
    }
    if (into == null) {
      throw new IllegalArgumentException(
          "Invalid into: none, must be a folder, as in --into issue");
    }
    if (maxBriefings < 1 || maxBriefings > MOST) {
      throw new IllegalArgumentException(
          "Invalid max-briefings: " + maxBriefings + ", must be 1 to " + MOST);
    }
    IssueSettings settings = settings();
    new IssueFolder(into, overwrite).require(wanted.languages());
    Newsletter newsletter = templates == null ? Newsletter.plain() : Newsletter.with(templates);
    return StoredBriefings.with(
        tables,
        settings.date(),
        wanted.master(),
        briefings -> make(briefings, newsletter, settings));
  }

  private IssueSettings settings() {
    return new IssueSettings(
        Optional.ofNullable(title),
        wanted.day(),
        Optional.ofNullable(from).map(Sender::of),
        Optional.ofNullable(reviewedBy),
        Optional.ofNullable(webUrl).map(url -> WebAddress.required("web-url", url)),
        Optional.ofNullable(unsubscribe).map(url -> WebAddress.required("unsubscribe", url)));
  }

  private int make(StoredBriefings briefings, Newsletter newsletter, IssueSettings settings)
      throws IOException {
    List<String> languages = briefings.languages(wanted.languages());
    IssueFolder folder = new IssueFolder(into, overwrite);
    folder.require(languages);
    List<Issue> issues = new ArrayList<>();
    for (String language : languages) {
      StoredBriefings.Choice choice =
          briefings.choose(language, include == Include.ALL, maxBriefings);
      if (choice.chosen().isEmpty()) {
        complain(
            "no issue in %s: none of %,d briefings passes review; correct them through the memory"
                + " (courant memory export, import), or add --include all",
            language, choice.all());
        continue;
      }
      Issue issue = newsletter.issue(language, choice.chosen(), settings);
      if (!issue.labels().complete()) {
        complain("no labels in %s, English ones stand in; see --copy-templates", language);
      }
      print(
          "%-9s %,d of %,d briefings, %,d of which pass review"
              .formatted(language, choice.chosen().size(), choice.all(), choice.passed()));
      issues.add(issue);
    }
    if (!issues.isEmpty()) {
      write(folder, newsletter, issues);
    }
    return (issues.size() < languages.size() ? ExitCode.DONE_WITH_ALARM : ExitCode.DONE).code();
  }

  private void write(IssueFolder folder, Newsletter newsletter, List<Issue> issues)
      throws IOException {
    Map<String, byte[]> files = newsletter.print(issues);
    folder.write(issues.stream().map(Issue::language).toList(), files);
    for (Issue issue : issues) {
      String language = issue.language();
      int bytes = files.get(language + "/" + Newsletter.MAIL_PAGE).length;
      if (bytes > Newsletter.CLIPPED_MAIL_BYTES) {
        complain(
            "the mail in %s has %s of HTML and will be cut off by Gmail; add --web-url or a smaller"
                + " --max-briefings",
            language, ByteCount.text(bytes));
      }
      for (String name : List.of("index.html", "mail.eml", "issue.md")) {
        print("%-9s %s".formatted(language, into.resolve(language).resolve(name)));
      }
    }
    print("%-9s %s".formatted("all", into.resolve("index.html")));
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private void complain(String format, Object... values) {
    spec.commandLine().getErr().println("courant: " + String.format(Locale.ROOT, format, values));
  }
}
