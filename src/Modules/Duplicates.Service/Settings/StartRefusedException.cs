namespace Duplicates.Service.Settings;

/// <summary>The service will not start as things are; the host prints the message as one line and ends with exit code 2.</summary>
/// <param name="line">What is wrong and what to do, in one line.</param>
public class StartRefusedException(string line) : Exception(line);
