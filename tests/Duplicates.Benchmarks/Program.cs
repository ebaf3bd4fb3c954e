using System.Globalization;
using Duplicates.Benchmarks;

// What each prints and how it is called: docs/performance.md
return args switch
{
    ["bare", var address, var bytes] => await BareKestrel.RunAsync(address, int.Parse(bytes, CultureInfo.InvariantCulture)),
    ["casework", .. var rest] => await CaseworkCost.PrintAsync(Console.Out, Server(rest), Cases(rest)),
    ["register-export", .. var rest] => await RegisterExportCost.PrintAsync(Console.Out, Server(rest)),
    ["recalculation", .. var rest] => await RecalculationCost.PrintAsync(Console.Out, Server(rest), Cases(rest)),
    ["search", .. var rest] => await SearchCost.PrintAsync(Console.Out, rest.Length > 0 ? rest[0] : string.Empty),
    ["directory", .. var rest] => await DirectoryCost.PrintAsync(Console.Out, rest.Length > 0 ? rest[0] : string.Empty),
    ["counter", .. var rest] => await CounterCost.PrintAsync(Console.Out, Server(rest), Cases(rest)),
    ["queue", .. var rest] => await QueueCost.PrintAsync(Console.Out, Server(rest)),
    ["pages"] => await CitizenPages.PrintAsync(Console.Out),
    _ => await PublicPageCost.PrintAsync(Console.Out),
};

// the connection string of a PostgreSQL server on which databases may be made; without it SQLite is measured
static string Server(string[] arguments) => arguments.FirstOrDefault(argument => argument.Contains('=', StringComparison.Ordinal), string.Empty);

static int Cases(string[] arguments) => arguments.Select(argument => int.TryParse(argument, CultureInfo.InvariantCulture, out var number) ? number : 0).FirstOrDefault(number => number > 0, 1_000_000);
