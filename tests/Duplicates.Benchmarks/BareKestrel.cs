namespace Duplicates.Benchmarks;

/// <summary>The least that a Kestrel host can do: write the same number of bytes at every address.</summary>
internal static class BareKestrel
{
    public static async Task<int> RunAsync(string address, int bytes)
    {
        var body = new byte[bytes];
        Array.Fill(body, (byte)'a');
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.ContentLength = bytes;
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await app.RunAsync();
        return 0;
    }
}
