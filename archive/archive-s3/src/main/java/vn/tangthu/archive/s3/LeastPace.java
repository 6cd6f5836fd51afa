package vn.tangthu.archive.s3;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call that takes longer than the bytes it carries can explain. A server that lets a byte through now and then keeps
 * every single read and write within its time limit, and would hold a call for ever.
 */
final class LeastPace extends EventListener {
    /** Bytes a second: a small part of what the slowest network in use carries. */
    private static final long RATE = 64 << 10;

    private final Duration allowance;
    private final boolean wholeAnswer;
    private volatile @Nullable CompletableFuture<Void> limit;

    /**
     * @param allowance for a request, and again for its answer, beyond what their bytes take
     * @param wholeAnswer false where somebody reads the answer's body at a pace of their own
     */
    LeastPace(Duration allowance, boolean wholeAnswer) {
        this.allowance = allowance;
        this.wholeAnswer = wholeAnswer;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        limit(call, length(call.request().body()));
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        if (wholeAnswer) {
            limit(call, response.body().contentLength());
        } else {
            lift();
        }
    }

    @Override
    public void callEnd(Call call) {
        lift();
    }

    @Override
    public void callFailed(Call call, IOException failure) {
        lift();
    }

    private void limit(Call call, long bytes) {
        lift();
        Duration most = allowance.plusSeconds(Math.max(bytes, 0) / RATE);
        CompletableFuture<Void> next = new CompletableFuture<>();
        limit = next;
        CompletableFuture<Void> unused = next.orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, late) -> {
                    if (late != null) {
                        call.cancel();
                    }
                });
    }

    private void lift() {
        CompletableFuture<Void> last = limit;
        if (last != null) {
            last.complete(null);
        }
    }

    private static long length(@Nullable RequestBody body) {
        try {
            return body == null ? 0 : body.contentLength();
        } catch (IOException e) {
            // Of unknown length, then, and short: what is long is sent from memory.
            return 0;
        }
    }
}
