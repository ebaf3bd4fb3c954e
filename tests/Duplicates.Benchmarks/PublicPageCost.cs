using System.Globalization;

namespace Duplicates.Benchmarks;

/// <summary>What a warm public page costs, beside a bare response.</summary>
internal static class PublicPageCost
{
    private const int Requests = 20_000;
    private static readonly string[] Pages = ["/kk", "/ru", "/kk/requirements", "/ru/pasport-uslugi", "/kk/addresses", "/kk/track", "/kk/sign-in"];

    public static async Task<int> PrintAsync(TextWriter output)
    {
        using var first = await MeasuredHost.StartServiceAsync();
        await output.WriteLineAsync(Line($"first start with migrations and import: /kk answers after {first.TimeToFirstAnswer.TotalSeconds:F2} s"));
        using var service = await first.RestartAsync();
        await output.WriteLineAsync(Line($"later start: /kk answers after {service.TimeToFirstAnswer.TotalSeconds:F2} s"));
        foreach (var page in Pages)
        {
            await service.MeasureAsync(page, Requests / 4);
        }

        await output.WriteLineAsync("page | bytes | CPU µs/request | bare Kestrel, same bytes | ratio");
        foreach (var page in Pages)
        {
            var bytes = await service.SizeAsync(page);
            using var bare = await MeasuredHost.StartBareAsync(bytes);
            var bareCost = await bare.MeasureAsync("/", Requests);
            var cost = await service.MeasureAsync(page, Requests);
            await output.WriteLineAsync(Line($"{page} | {bytes} | {cost:F1} | {bareCost:F1} | {cost / bareCost:F2}"));
        }

        return 0;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
