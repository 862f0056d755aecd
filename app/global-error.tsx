'use client';

/** The last resort, when even the layout broke: no words from the message files, so both languages. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', padding: '4rem', textAlign: 'center' }}>
        <h1>Env Studio could not draw this page. · 無法顯示此頁面。</h1>
        <p>
          <button type="button" onClick={reset}>
            Try again · 再試一次
          </button>
        </p>
      </body>
    </html>
  );
}
