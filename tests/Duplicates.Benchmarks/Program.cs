using Duplicates.Benchmarks;

// Prints CPU time per request of warm public pages beside a bare Kestrel response of the same size, measured in the same run.
if (args is ["bare", var address, var bytes])
{
    return await BareKestrel.RunAsync(address, int.Parse(bytes, System.Globalization.CultureInfo.InvariantCulture));
}

return await PublicPageCost.PrintAsync(Console.Out);
