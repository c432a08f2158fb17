package till.bench;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import till.domain.GatewayProfile;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a charge needs at the least, without any till: one signed round trip to the simulated gateway, one durable commit, one code
 * encoded. For one thread, but where it says otherwise.
 */
public final class BareSteps implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final int KEPT = 64;
    private static final int OK = 200;
    private static final String CODE = "https://qr.example.com/pay/".repeat(5).substring(0, 120);

    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(KEPT, 1, TimeUnit.MINUTES))
            .build();
    private final JsonMapper mapper = new JsonMapper();
    private final GatewayProfile gnete;
    private final Connection connection;
    private final PreparedStatement insert;
    private long number = System.currentTimeMillis();

    private BareSteps(GatewayProfile gnete, Connection connection) throws SQLException {
        this.gnete = gnete;
        this.connection = connection;
        this.insert = connection.prepareStatement("insert into bare values (?, ?, ?)");
    }

    /** @param file of a database of its own */
    public static BareSteps to(List<GatewayProfile> profiles, Path file) throws SQLException {
        var gnete = profiles.stream()
                .filter(profile -> profile.kind().equals("gnete"))
                .findFirst()
                .orElseThrow();
        var connection =
                DriverManager.getConnection("jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0", "till", "");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists bare (id varchar(64) primary key, amount bigint, words varchar)");
        }
        return new BareSteps(gnete, connection);
    }

    /** All of it once, in milliseconds. */
    public double once() throws IOException, SQLException, WriterException {
        var began = System.nanoTime();
        commit();
        order("B" + number++);
        new QRCodeWriter().encode(CODE, BarcodeFormat.QR_CODE, 0, 0);
        return (System.nanoTime() - began) / 1e6;
    }

    private void commit() throws SQLException {
        insert.setString(1, "B" + number++);
        insert.setLong(2, 8800);
        insert.setString(3, "Milk tea");
        insert.executeUpdate();
        connection.commit();
        try (var statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
        }
    }

    private static Map<String, Object> order(Map<String, Object> fields) {
        fields.put("wayCode", "WX_QR");
        fields.put("amount", 8800);
        fields.put("currency", "HKD");
        fields.put("subject", "Milk tea");
        fields.put("body", "Milk tea");
        return fields;
    }

    private Map<String, Object> ask(String orderNo) {
        var fields = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        fields.put("mchNo", gnete.required("mchNo"));
        fields.put("appId", gnete.required("appId"));
        fields.put("reqTime", Long.toString(System.currentTimeMillis()));
        fields.put("version", "1.0");
        fields.put("signType", "MD5");
        fields.put("mchOrderNo", orderNo);
        return fields;
    }

    /** A question about an order, signed and ready to be sent. */
    public record Question(Request request) {}

    /** Has an order made under this number. May be called by several threads. */
    public void order(String orderNo) throws IOException {
        roundTrip("/api/pay/unifiedOrder", order(ask(orderNo)));
    }

    public List<Question> questions(List<String> orderNos) {
        return orderNos.stream()
                .map(orderNo -> new Question(signed("/api/pay/query", ask(orderNo))))
                .toList();
    }

    /** Sends a question and reads the answer's bytes: nothing can ask sooner. May be called by several threads. */
    public void ask(Question question) throws IOException {
        try (var response = client.newCall(question.request()).execute()) {
            if (response.code() != OK || response.body().bytes().length == 0) {
                throw new IOException("HTTP " + response.code());
            }
        }
    }

    private void roundTrip(String path, Map<String, Object> fields) throws IOException {
        try (var response = client.newCall(signed(path, fields)).execute()) {
            var answer = mapper.readTree(response.body().bytes());
            if (answer.path("code").asInt(-1) != 0) {
                throw new IOException("refused: " + answer);
            }
        }
    }

    private Request signed(String path, Map<String, Object> fields) {
        fields.put("sign", sign(fields));
        var body = RequestBody.create(mapper.writeValueAsBytes(fields), JSON);
        return new Request.Builder().url(gnete.baseUrl() + path).post(body).build();
    }

    private String sign(Map<String, Object> fields) {
        var key = gnete.secrets().values().iterator().next().reveal();
        var text = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue() + "&")
                .collect(Collectors.joining("", "", "key=" + key));
        try {
            var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
