using Duplicates.Benchmarks;

// Prints CPU time per request of warm public pages beside a bare Kestrel response of the same size, measured in the same run.
if (args is ["bare", var address, var bytes])
{
    return await BareKestrel.RunAsync(address, int.Parse(bytes, System.Globalization.CultureInfo.InvariantCulture));
}

// Prints p95 and CPU time of the work list, a case and a decision with 10,000 and with 1,000,000 cases in one school.
if (args is ["work-list", ..])
{
    return await WorkListCost.PrintAsync(Console.Out, args.Length > 1 ? args[1] : string.Empty);
}

// Prints p95 and CPU time of searches of the site over 10,000 offices.
if (args is ["search", ..])
{
    return await SearchCost.PrintAsync(Console.Out, args.Length > 1 ? args[1] : string.Empty);
}

// Prints bytes, requests and CPU time of every page of a citizen as the table of docs/performance.md.
if (args is ["pages"])
{
    return await CitizenPages.PrintAsync(Console.Out);
}

return await PublicPageCost.PrintAsync(Console.Out);
