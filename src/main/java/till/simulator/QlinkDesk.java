package till.simulator;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/** Does what a verified request asks, by the document's rules, and gives the answer. */
final class QlinkDesk {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final QlinkCredentials merchant;
    private final QlinkBook book;
    private final QlinkOptions options;
    private final QlinkPayData payData;

    QlinkDesk(QlinkCredentials merchant, QlinkBook book, QlinkOptions options, QlinkPayData payData) {
        this.merchant = merchant;
        this.book = book;
        this.options = options;
        this.payData = payData;
    }

    static QlinkRequest read(Operation operation, String body) {
        return QlinkRequest.read(
                body,
                switch (operation) {
                    case CREATE ->
                        List.of(
                                "payAccount",
                                "glinkAccount",
                                "payTypeCode",
                                "payChannelCode",
                                "tradeUuid",
                                "tradeTime",
                                "source",
                                "orderCode",
                                "country",
                                "currency",
                                "amount",
                                "description",
                                "metadata",
                                "items");
                    case QUERY -> List.of("tradeUuidList", "billCodeList");
                    case CLOSE -> List.of("tradeUuid", "billCode");
                    default -> List.of("payAccount", "glinkAccount");
                });
    }

    Object answer(Operation operation, QlinkRequest request, @Nullable Fault fault) {
        return book.transact(() -> switch (operation) {
            case CREATE -> apply(request, fault);
            case QUERY -> payStatus(request);
            case CLOSE -> cancel(request, fault);
            default -> payAccount(request);
        });
    }

    private List<Map<String, Object>> payAccount(QlinkRequest request) {
        checkAccount(request);
        return Stream.concat(
                        QlinkPayData.TYPES.stream().map(code -> row("PAY_TYPE", code)),
                        QlinkPayData.CHANNELS.stream().map(code -> row("PAY_CHANNEL", code)))
                .toList();
    }

    private static Map<String, Object> row(String type, String code) {
        var row = new LinkedHashMap<String, Object>();
        row.put("serviceProvider", "training");
        row.put("type", type);
        row.put("code", code);
        row.put("name", code);
        return row;
    }

    private void checkAccount(QlinkRequest request) {
        if (!request.account().equals(merchant.payAccount())) {
            throw new QlinkRefusal("ACCOUNT_NOT_FOUND", "支付账号不存在");
        }
    }

    private Map<String, Object> apply(QlinkRequest request, @Nullable Fault fault) {
        checkAccount(request);
        var type = request.need("payTypeCode");
        var channel = request.need("payChannelCode");
        var currency = request.currency();
        var amount = request.amount(currency);
        var tradeUuid = request.need("tradeUuid");
        request.checkOrderTerms();
        if (!QlinkPayData.TYPES.contains(type) || !QlinkPayData.CHANNELS.contains(channel)) {
            throw new QlinkRefusal("CHANNEL_NOT_SUPPORTED", "支付方式或支付渠道不支持");
        }
        if (book.byUuid(tradeUuid).isPresent()) {
            throw new QlinkRefusal("TRADE_UUID_EXISTS", "tradeUuid已存在");
        }
        var terms = new HashMap<>(Map.of("number", tradeUuid, "method", type + "/" + channel, "channel", channel));
        terms.put("amount", Long.toString(amount));
        terms.put("currency", currency.getCurrencyCode());
        terms.put("orderCode", request.need("orderCode"));
        terms.put("description", request.text("description"));
        terms.put("notifyUrl", options.notifyUrl());
        return applied(book.create(terms, options.pace().lifetime()), fault);
    }

    private Map<String, Object> applied(SimulatedOrder created, @Nullable Fault fault) {
        if (fault == Fault.CHANNEL_BROKEN) {
            return billed(book.breakDown(created));
        }
        if (fault == Fault.LATE_SUCCESS) {
            book.payAfterItsEnd(created);
        }
        return billed(book.route(
                created, Map.of("requestId", "pr-" + created.id().substring(1), "actionValue", payData.of(created))));
    }

    private static Map<String, Object> billed(SimulatedOrder order) {
        var data = new LinkedHashMap<String, Object>();
        data.put("billCode", order.id());
        data.put("paymentRequestId", order.text("requestId"));
        data.put("actionValue", order.text("actionValue"));
        data.put("errorCode", order.text("error"));
        return data;
    }

    private List<Map<String, Object>> payStatus(QlinkRequest request) {
        var uuids = request.list("tradeUuidList");
        var bills = request.list("billCodeList");
        if (uuids.isEmpty() && bills.isEmpty()) {
            throw new QlinkRefusal("PARAM_ERROR", "tradeUuidList、billCodeList不可同时为空");
        }
        var found = new LinkedHashSet<SimulatedOrder>();
        uuids.forEach(uuid -> book.byUuid(uuid).ifPresent(found::add));
        bills.forEach(bill -> book.byBill(bill).ifPresent(found::add));
        // Nothing promises the order asked in, so it is never that one.
        return new ArrayList<>(found).reversed().stream().map(this::status).toList();
    }

    private Map<String, Object> status(SimulatedOrder order) {
        var exponent = Currency.getInstance(order.currency()).getDefaultFractionDigits();
        var row = new LinkedHashMap<String, Object>();
        row.put("tradeUuid", order.number());
        row.put("billCode", order.id());
        row.put("paymentRequestId", order.text("requestId"));
        row.put("orderCode", order.text("orderCode"));
        row.put("status", "PAY_" + word(order));
        row.put("payTime", time(order.at("paidAt")));
        row.put("amount", order.paid() ? StrictJson.major(order.amount(), exponent) : NullNode.getInstance());
        row.put("currency", order.currency());
        row.put("errorCode", order.text("error"));
        return row;
    }

    static String word(SimulatedOrder order) {
        return switch (order.state()) {
            case CREATED, WAITING, AUTHORIZED -> "WAIT";
            case PAID -> "SUCCESS";
            case FAILED -> "FAILED";
            case CANCELLED -> "CANCELLED";
            case EXPIRED -> "EXPIRED";
        };
    }

    /** The gateway's times have no zone; absent ones are empty. */
    String time(Optional<Instant> at) {
        return at.map(instant -> TIME.format(instant.atZone(options.dialect().zone())))
                .orElse("");
    }

    private Map<String, Object> cancel(QlinkRequest request, @Nullable Fault fault) {
        var order = named(request);
        switch (order.state()) {
            case PAID -> throw new QlinkRefusal("ALREADY_PAID", "支付单已支付，不可取消");
            case FAILED, EXPIRED -> throw new QlinkRefusal("STATUS_ERROR", "当前状态不可取消");
            case CREATED, WAITING, AUTHORIZED -> begin(order, fault);
            case CANCELLED -> {
                // Said again, with its time.
            }
        }
        var now = book.find(order.id()).orElse(order);
        var data = new LinkedHashMap<String, Object>();
        data.put("status", now.state() == OrderState.CANCELLED ? "CANCELLED" : "WAIT");
        data.put("cancelTime", now.state() == OrderState.CANCELLED ? time(now.at("endedAt")) : "");
        data.put("errorCode", "");
        return data;
    }

    private void begin(SimulatedOrder order, @Nullable Fault fault) {
        if (!order.has("cancelAt")) {
            book.cancel(order, options.pace().cancelDelay(), options.paysDuringCancel());
        }
        if (fault == Fault.LATE_SUCCESS) {
            book.payAfterItsEnd(order);
        }
    }

    private SimulatedOrder named(QlinkRequest request) {
        var uuid = request.text("tradeUuid");
        var bill = request.text("billCode");
        if (uuid.isEmpty() && bill.isEmpty()) {
            throw new QlinkRefusal("PARAM_ERROR", "tradeUuid、billCode不可同时为空");
        }
        return (uuid.isEmpty() ? book.byBill(bill) : book.byUuid(uuid))
                .filter(order -> bill.isEmpty() || order.id().equals(bill))
                .orElseThrow(() -> new QlinkRefusal("NOT_FOUND", "支付单不存在"));
    }
}
