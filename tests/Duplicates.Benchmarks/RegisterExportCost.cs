using System.Diagnostics;
using System.Globalization;
using Duplicates.Domain.Time;

namespace Duplicates.Benchmarks;

/// <summary>What the export of a short and of a long register takes, above all of memory.</summary>
internal static class RegisterExportCost
{
    private const int Short = 1_000;
    private const int Long = 100_000;

    /// <summary>The service gets by with so much managed memory, or fails.</summary>
    private static readonly (string, string) HeapLimit = ("DOTNET_GCHeapHardLimit", "0x6000000");

    public static async Task<int> PrintAsync(TextWriter output, string server)
    {
        await using var school = await MeasuredSchool.StartAsync(server, HeapLimit);
        await output.WriteLineAsync("Managed memory of the service is limited to 96 MiB.");
        await output.WriteLineAsync("| format, lines | bytes | seconds | CPU s | memory before | at most |");
        await output.WriteLineAsync("|---|---|---|---|---|---|");
        await school.Seeding.AddDuplicatesAsync(Short - 1);
        await ExportAsync(school, "csv"); // warms up
        await WriteAsync(output, school, Short);
        await school.Seeding.AddDuplicatesAsync(Long - Short - 1);
        await WriteAsync(output, school, Long);
        return 0;
    }

    private static async Task WriteAsync(TextWriter output, MeasuredSchool school, int lines)
    {
        foreach (var format in (string[])["csv", "xlsx"])
        {
            var (clock, cpu, memory) = (Stopwatch.StartNew(), await school.ProcessorTimeAsync(), school.Host.Memory);
            school.Host.ForgetPeakMemory();
            var bytes = await ExportAsync(school, format);
            var (seconds, used) = (clock.Elapsed.TotalSeconds, await school.ProcessorTimeAsync() - cpu);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {format}, {lines:N0} | {bytes:N0} | {seconds:F1} | {used.TotalSeconds:F1} | {memory} | {school.Host.PeakMemory} |"));
        }
    }

    private static Task<long> ExportAsync(MeasuredSchool school, string format) =>
        school.Head.DownloadAsync(string.Create(CultureInfo.InvariantCulture, $"/kk/staff/register/export/{format}?year={AlmatyTime.Today(TimeProvider.System).Year}"));
}
