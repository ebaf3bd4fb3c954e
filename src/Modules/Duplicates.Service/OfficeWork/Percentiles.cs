namespace Duplicates.Service.OfficeWork;

/// <summary>Percentiles of amounts that are counted and not kept one by one.</summary>
internal static class Percentiles
{
    /// <summary>The smallest amount that so many per cent do not exceed; null of nothing.</summary>
    /// <param name="counted">Amounts and how often each was counted, in any order.</param>
    /// <param name="percent">1 to 100; 50 is the median.</param>
    public static int? Of(IEnumerable<(int Amount, int Times)> counted, int percent)
    {
        var sorted = counted.OrderBy(one => one.Amount).ToList();
        var rank = (sorted.Sum(one => one.Times) * percent / 100.0) - 1e-9;
        var passed = 0;
        foreach (var (amount, times) in sorted)
        {
            passed += times;
            if (passed >= rank)
            {
                return amount;
            }
        }

        return null;
    }
}
