namespace Duplicates.Benchmarks;

/// <summary>What a request costs.</summary>
/// <param name="Cpu">CPU milliseconds per request of the service and its database, user and system.</param>
/// <param name="Median">Milliseconds within which half of the requests were answered.</param>
/// <param name="P95">Milliseconds within which 95 of 100 requests were answered.</param>
internal sealed record Cost(double Cpu, double Median, double P95)
{
    /// <summary>From the times of single requests and the CPU time of all.</summary>
    public static Cost Of(List<double> milliseconds, TimeSpan processorTime)
    {
        milliseconds.Sort();
        return new(processorTime.TotalMilliseconds / milliseconds.Count, At(0.5), At(0.95));

        double At(double share) => milliseconds[(int)(milliseconds.Count * share)];
    }
}
