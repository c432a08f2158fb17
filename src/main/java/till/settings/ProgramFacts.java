package till.settings;

import java.nio.file.Path;
import till.domain.Mode;

/**
 * What somebody who helps asks for first.
 *
 * @param version empty where the program runs from its sources
 * @param tables the version of the ledger's
 */
public record ProgramFacts(String version, Mode mode, String till, int tables, Path folder) {}
