import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Holds the bill of materials against the program's folder: each jar of another's that is shipped is in it, by its SHA-256, and
 * each library it names is shipped. A build that was kept offline has no bill, and nothing to hold.
 */
final class Bill {
    private static final String OWN = "harbour-till-";
    private static final Pattern COMPONENTS = Pattern.compile("(?m)^  \"components\" : \\[");
    private static final Pattern LIBRARY =
            Pattern.compile("\"alg\" : \"SHA-256\",\\s+\"content\" : \"([0-9a-f]{64})\"|\"purl\" : \"([^\"]+)\"");

    private Bill() {}

    /** @param arguments the bill, and the program's folder */
    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        var bill = Path.of(arguments[0]);
        if (!Files.exists(bill)) {
            System.out.println("no bill of materials was made");
            return;
        }
        var named = named(Files.readString(bill));
        var shipped = shipped(Path.of(arguments[1]));
        var wrong = new ArrayList<String>();
        shipped.forEach((hash, jar) -> {
            if (!named.containsKey(hash)) {
                wrong.add("shipped, and not in the bill of materials: " + jar);
            }
        });
        named.forEach((hash, library) -> {
            if (!shipped.containsKey(hash)) {
                wrong.add("in the bill of materials, and not shipped: " + library);
            }
        });
        if (named.isEmpty()) {
            wrong.add("the bill of materials names no library: " + bill);
        }
        wrong.forEach(System.err::println);
        if (!wrong.isEmpty()) {
            System.exit(1);
        }
        System.out.println("bill of materials: " + named.size() + " libraries, each of them shipped, and no other");
    }

    /** SHA-256 to name, of the libraries; before them it tells which program wrote it. */
    private static Map<String, String> named(String bill) {
        var named = new TreeMap<String, String>();
        var components = COMPONENTS.matcher(bill);
        if (components.find()) {
            var hash = "";
            var each = LIBRARY.matcher(bill);
            each.region(components.end(), bill.length());
            while (each.find()) {
                if (each.group(1) != null) {
                    hash = each.group(1);
                } else if (!hash.isEmpty()) {
                    named.put(hash, each.group(2));
                    hash = "";
                }
            }
        }
        return named;
    }

    private static Map<String, String> shipped(Path program) throws IOException, NoSuchAlgorithmException {
        var shipped = new TreeMap<String, String>();
        for (var jar : jars(program)) {
            var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            shipped.put(HexFormat.of().formatHex(hash), jar.getFileName().toString());
        }
        return shipped;
    }

    private static List<Path> jars(Path program) throws IOException {
        try (var files = Files.walk(program)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .filter(file -> !file.getFileName().toString().startsWith(OWN))
                    .toList();
        }
    }
}
