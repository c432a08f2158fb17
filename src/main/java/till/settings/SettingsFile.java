package till.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import till.domain.LedgerServer;
import till.domain.Mode;
import till.domain.Problem;
import till.domain.Result;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shop's settings and the JSON file they live in. Fields the program does not know are kept; a file that cannot be
 * read is never written over. May be shared between threads; listeners run on the thread that saved.
 */
public final class SettingsFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String CHARGING = "chargesAgreements";
    private static final String GUIDED = "guided";
    private static final String LEDGER = "ledger";
    private static final String LEDGER_URL = "url";

    private final Path file;
    private final Locale locale;
    private final List<Consumer<ShopSettings>> listeners = new CopyOnWriteArrayList<>();
    private volatile ShopSettings current;
    private volatile Optional<ShopAgreement.Keeping> shop = Optional.empty();

    private SettingsFile(Path file, Locale locale, ShopSettings current) {
        this.file = file;
        this.locale = locale;
        this.current = current;
    }

    /** Reads the settings; without a file they are the defaults, in the language nearest to {@code locale}. */
    public static Result<SettingsFile> open(Path file, Locale locale) {
        try {
            return Result.done(new SettingsFile(file, locale, settings(tree(file), locale)));
        } catch (Refusal refusal) {
            return Result.failed(refusal.problem());
        }
    }

    public ShopSettings current() {
        return current;
    }

    /** Changes what the file says now and tells the listeners once it is on disk. */
    public Result<ShopSettings> change(UnaryOperator<ShopSettings> change) {
        return save(settings -> Result.done(change.apply(settings)));
    }

    /** Sets one field from what a person typed. */
    public Result<ShopSettings> set(ShopField field, String text) {
        return save(settings -> field.set(settings, text));
    }

    /** Sets what a person typed of the receipts; what is not named stays as it is by now. */
    public Result<ShopSettings> set(Map<ReceiptField, String> typed) {
        return save(settings -> ReceiptField.read(settings.receipts(), typed).map(settings::withReceipts));
    }

    public Subscription subscribe(Consumer<ShopSettings> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The picture for the customer display, which lies beside the settings. */
    public ShopPicture customerPicture() {
        return new ShopPicture(file.resolveSibling("customer-display.picture"));
    }

    /** Where the columns are in files of shipments, which is remembered beside the settings. */
    public ChosenColumns shipmentColumns() {
        return new ChosenColumns(file);
    }

    /** How the gateways' statements are laid out, which is remembered beside the settings. */
    public StatementForms statementForms() {
        return new StatementForms(file);
    }

    /** The server the shop's own ledger is on, as the file says now; empty for a file of this till's own. */
    public Result<Optional<LedgerServer>> ledgerServer() {
        try {
            var url = tree(file).path(LEDGER).path(LEDGER_URL).asString("");
            return url.isBlank()
                    ? Result.done(Optional.empty())
                    : LedgerServer.read(url).map(Optional::of);
        } catch (Refusal refusal) {
            return Result.failed(refusal.problem());
        }
    }

    /** From the next start the shop's ledger is on that server; empty for a file of this till's own. Never a password. */
    public synchronized Optional<Problem> useLedger(Optional<LedgerServer> server) {
        try {
            var tree = tree(file);
            if (tree.isEmpty()) {
                fill(tree, current);
            }
            tree.putObject(LEDGER).put(LEDGER_URL, server.map(LedgerServer::url).orElse(""));
            WholeFile.write(file, JSON.writeValueAsBytes(tree));
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.problem());
        } catch (IOException _) {
            return Optional.of(Problem.of("settings.notSaved", file.toString()));
        }
    }

    /**
     * Agrees with the other tills of the shop: what they have is taken over, what was changed here since is told to them.
     *
     * @param theirs what the shop says by now
     * @param tell tells the shop what this till says; also with each later change, which is not made where that fails
     */
    public Optional<Problem> agree(Map<String, String> theirs, Function<Map<String, String>, Optional<Problem>> tell) {
        ShopAgreement.Keeping keeping = changed -> tell.apply(named(changed));
        var before = current;
        var problem = agreed(theirs, keeping);
        if (problem.isEmpty()) {
            shop = Optional.of(keeping);
        }
        if (!before.equals(current)) {
            listeners.forEach(listener -> listener.accept(current));
        }
        return problem;
    }

    private synchronized Optional<Problem> agreed(Map<String, String> theirs, ShopAgreement.Keeping keeping) {
        try {
            var tree = tree(file);
            var ours = settings(tree, locale);
            var merged = ShopAgreement.merged(tree, ours, fields(theirs));
            var told = merged.toTell().isEmpty() ? Optional.<Problem>empty() : keeping.put(merged.toTell());
            if (told.isPresent()) {
                return told;
            }
            var written = tree.deepCopy();
            ShopAgreement.note(written, SharedField.texts(merged.settings()));
            fill(written, merged.settings());
            if (!written.equals(tree)) {
                WholeFile.write(file, JSON.writeValueAsBytes(written));
            }
            current = merged.settings();
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.problem());
        } catch (IOException _) {
            return Optional.of(Problem.of("settings.notSaved", file.toString()));
        }
    }

    private static Map<String, String> named(Map<SharedField, String> fields) {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().key(), Map.Entry::getValue));
    }

    private static Map<SharedField, String> fields(Map<String, String> named) {
        var fields = new EnumMap<SharedField, String>(SharedField.class);
        named.forEach((name, text) -> SharedField.named(name).ifPresent(field -> fields.put(field, text)));
        return fields;
    }

    /** What of the settings is the shop's, by name. */
    public Map<String, String> ofTheShop() {
        return named(SharedField.texts(current));
    }

    private Result<ShopSettings> save(Change change) {
        var saved = write(change);
        if (saved instanceof Result.Done<ShopSettings>(var settings)) {
            listeners.forEach(listener -> listener.accept(settings));
        }
        return saved;
    }

    private synchronized Result<ShopSettings> write(Change change) {
        try {
            var tree = tree(file);
            var before = settings(tree, locale);
            var wanted = change.apply(before);
            if (!(wanted instanceof Result.Done<ShopSettings>(var settings))) {
                return wanted;
            }
            for (var field : ShopField.values()) {
                check(field.set(settings, field.text(settings)));
            }
            check(ReceiptField.read(settings.receipts(), ReceiptField.texts(settings.receipts())));
            var refused = told(tree, ShopAgreement.changes(before, settings));
            if (refused.isPresent()) {
                return Result.failed(refused.get());
            }
            WholeFile.write(file, JSON.writeValueAsBytes(fill(tree, settings)));
            current = settings;
            return wanted;
        } catch (Refusal refusal) {
            return Result.failed(refusal.problem());
        } catch (IOException _) {
            return Result.failed("settings.notSaved", file.toString());
        }
    }

    /** What is the shop's is agreed on first: a till that only thinks it is must not go on with it. */
    private Optional<Problem> told(ObjectNode tree, Map<SharedField, String> changed) {
        if (changed.isEmpty() || shop.isEmpty()) {
            return Optional.empty();
        }
        var refused = shop.get().put(changed);
        if (refused.isEmpty()) {
            ShopAgreement.note(tree, changed);
        }
        return refused;
    }

    private static ObjectNode tree(Path file) throws Refusal {
        try {
            if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode tree) {
                return tree;
            }
            throw new Refusal("settings.unreadable", file.toString());
        } catch (NoSuchFileException _) {
            return JSON.createObjectNode();
        } catch (IOException | JacksonException _) {
            throw new Refusal("settings.unreadable", file.toString());
        }
    }

    private static ShopSettings settings(ObjectNode tree, Locale locale) throws Refusal {
        var settings = ShopSettings.defaults(locale);
        for (var field : ShopField.values()) {
            var node = tree.get(field.key());
            if (node != null) {
                settings = check(field.set(settings, node.isValueNode() ? node.asString() : node.toString()));
            }
        }
        settings = settings.withReceipts(receipts(tree, settings.receipts()));
        return settings.withMethods(new ShopSettings.Methods(
                        texts(tree, "methodOrder"), new LinkedHashSet<>(texts(tree, "methodsHidden"))))
                .withDisplay(DisplayJson.read(tree, locale))
                .withScanner(ScannerSettings.read(tree))
                .withCharging(Mode.LIVE, texts(tree, CHARGING).contains(Mode.LIVE.name()))
                .withCharging(Mode.TRAINING, texts(tree, CHARGING).contains(Mode.TRAINING.name()))
                .withGuided(guided(tree));
    }

    /** A file from before there was a guide is that of a shop which needs none. */
    private static boolean guided(ObjectNode tree) {
        return !tree.isEmpty() && tree.path(GUIDED).asBoolean(true);
    }

    private static ReceiptSettings receipts(ObjectNode tree, ReceiptSettings defaults) throws Refusal {
        var named = new EnumMap<ReceiptField, String>(ReceiptField.class);
        if (tree.get("receipts") instanceof ObjectNode receipts) {
            for (var field : ReceiptField.values()) {
                var node = receipts.get(field.key());
                if (node != null) {
                    named.put(field, node.isValueNode() ? node.asString() : node.toString());
                }
            }
        }
        return check(ReceiptField.read(defaults, named));
    }

    private static List<String> texts(ObjectNode tree, String name) throws Refusal {
        var texts = new ArrayList<String>();
        var list = tree.get(name);
        if (list == null) {
            return texts;
        }
        if (!list.isArray()) {
            throw new Refusal("settings.methods.wrong", name);
        }
        for (JsonNode item : list) {
            if (!item.isString()) {
                throw new Refusal("settings.methods.wrong", name);
            }
            texts.add(item.asString());
        }
        return texts;
    }

    private static ObjectNode fill(ObjectNode tree, ShopSettings settings) {
        for (var field : ShopField.values()) {
            switch (field) {
                case SOUND -> tree.put(field.key(), settings.sound());
                case CUT_OFF_HOUR -> tree.put(field.key(), settings.calendar().cutOffHour());
                case AUTO_NEXT_SECONDS -> tree.put(field.key(), settings.autoNextSeconds());
                case LOCK_MINUTES -> tree.put(field.key(), settings.lockMinutes());
                case SHIP_DAYS -> tree.put(field.key(), settings.shipDays());
                case NOTIFY_PORT -> tree.put(field.key(), settings.listening().port());
                case SHOP_NAME, TILL, ZONE, CURRENCY, LANGUAGE, THEME, NOTIFY_ADDRESS ->
                    tree.put(field.key(), field.text(settings));
            }
        }
        var receipts = tree.get("receipts") instanceof ObjectNode there ? there : tree.putObject("receipts");
        ReceiptField.texts(settings.receipts()).forEach((field, text) -> receipts.put(field.key(), text));
        var order = tree.putArray("methodOrder");
        settings.methods().order().forEach(order::add);
        var hidden = tree.putArray("methodsHidden");
        settings.methods().hidden().stream().sorted().forEach(hidden::add);
        DisplayJson.write(tree, settings.display());
        settings.scanner().write(tree);
        var charging = tree.putArray(CHARGING);
        settings.charging().stream().map(Mode::name).sorted().forEach(charging::add);
        tree.put(GUIDED, settings.guided());
        return tree;
    }

    private static <T> T check(Result<T> result) throws Refusal {
        return switch (result) {
            case Result.Done<T>(var settings) -> settings;
            case Result.Failed<T>(var problem) -> throw new Refusal(problem);
        };
    }

    private interface Change {
        Result<ShopSettings> apply(ShopSettings settings);
    }
}
